#include "cli/host.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

namespace racpsy::cli {

#ifdef __wasi__

#define RACPSY_HOST(name) [[clang::import_module("racpsy"), clang::import_name(#name)]]
RACPSY_HOST(columns) int host_columns(int descriptor);
RACPSY_HOST(copy_permissions)
void host_copy_permissions(int descriptor, const char* path, std::size_t size);
RACPSY_HOST(list_separator) int host_list_separator();

int columns_of(int descriptor) { return host_columns(descriptor); }

void copy_permissions(const std::string& from, int descriptor) {
  host_copy_permissions(descriptor, from.data(), from.size());
}

char list_separator() { return static_cast<char>(host_list_separator()); }

bool is_inherited(int descriptor) {
  struct stat status {};
  return fstat(descriptor, &status) == 0;  // the host opens files by far greater numbers
}

#else

int columns_of(int descriptor) {
  winsize size{};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void copy_permissions(const std::string& from, int descriptor) {
  struct stat status {};
  if (stat(from.c_str(), &status) == 0) fchmod(descriptor, status.st_mode & 07777);
}

char list_separator() { return ':'; }

bool is_inherited(int descriptor) {
  // The program opens its own descriptors with O_CLOEXEC; inherited ones lack it.
  const int flags = fcntl(descriptor, F_GETFD);
  return flags >= 0 && (flags & FD_CLOEXEC) == 0;
}

#endif

}  // namespace racpsy::cli
