#include "racpsy/base/reason.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

namespace racpsy {

Text reason(int error) {
  constexpr std::pair<int, const char*> french[] = {
      {ENOENT, "aucun fichier ou dossier de ce nom"},
      {EACCES, "permission refusée"},
      {EPERM, "opération non permise"},
      {EISDIR, "c'est un dossier"},
      {ENOTDIR, "ce n'est pas un dossier"},
      {ENOSPC, "espace disque insuffisant"},
      {EROFS, "système de fichiers en lecture seule"},
      {EFBIG, "fichier trop grand"},
      {EIO, "erreur d'entrée-sortie"},
      {EBADF, "fichier fermé"},
      {EPIPE, "sortie fermée par le programme qui la lit"},
      {ENAMETOOLONG, "nom trop long"},
      {ELOOP, "trop de liens symboliques"},
      {EMFILE, "trop de fichiers ouverts"},
      {ENXIO, "périphérique inexistant"}};
  Text text = untranslated(std::strerror(error));
  for (const auto& [number, translation] : french) {
    if (number == error) text.in(Lang::fr) = translation;
  }
  return text;
}

}  // namespace racpsy
