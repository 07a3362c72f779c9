#include "racpsy/base/reason.hpp"

#include <cerrno>
#include <cstring>
#include <string>

namespace racpsy {

Text reason(int error) {
  struct Reason {
    int number;
    const char *fr, *nl;
  };
  constexpr Reason translated[] = {
      {ENOENT, "aucun fichier ou dossier de ce nom", "geen bestand of map met die naam"},
      {EACCES, "permission refusée", "geen toestemming"},
      {EPERM, "opération non permise", "bewerking niet toegestaan"},
      {EISDIR, "c'est un dossier", "dat is een map"},
      {ENOTDIR, "ce n'est pas un dossier", "dat is geen map"},
      {ENOSPC, "espace disque insuffisant", "onvoldoende schijfruimte"},
      {EROFS, "système de fichiers en lecture seule", "bestandssysteem is alleen-lezen"},
      {EFBIG, "fichier trop grand", "bestand te groot"},
      {EIO, "erreur d'entrée-sortie", "invoer- of uitvoerfout"},
      {EBADF, "fichier fermé", "gesloten bestand"},
      {EPIPE, "sortie fermée par le programme qui la lit",
       "uitvoer gesloten door het programma dat ze leest"},
      {ENAMETOOLONG, "nom trop long", "naam te lang"},
      {ELOOP, "trop de liens symboliques", "te veel symbolische koppelingen"},
      {EMFILE, "trop de fichiers ouverts", "te veel open bestanden"},
      {ENXIO, "périphérique inexistant", "apparaat bestaat niet"}};
  const std::string words = std::strerror(error);
  for (const Reason& reason : translated) {
    if (reason.number == error) return {reason.fr, words, reason.nl};
  }
  return untranslated(words);
}

}  // namespace racpsy
