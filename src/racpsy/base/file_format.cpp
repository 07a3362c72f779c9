#include "racpsy/base/file_format.hpp"

#include <algorithm>

#include "racpsy/base/message.hpp"

namespace racpsy {
namespace {

using namespace std::string_view_literals;

// A signature: bytes at a fixed offset that identify a format.
struct Signature {
  FileFormat format;
  std::string_view bytes;
  std::size_t at = 0;
  bool also_text = false;  // a text may begin like this too: control characters must follow
};
constexpr Signature signatures[] = {
    {FileFormat::gzip, "\x1F\x8B"sv},
    {FileFormat::zstd, "\x28\xB5\x2F\xFD"sv},
    {FileFormat::zstd, "\x2A\x4D\x18"sv, 1},  // a skippable frame
    {FileFormat::lz4, "\x04\x22\x4D\x18"sv},
    {FileFormat::xz,
     "\xFD"
     "7zXZ\0"sv},
    {FileFormat::xz, "\x5D\0\0"sv},  // .lzma
    {FileFormat::bzip2, "BZh"sv},
    {FileFormat::compress, "\x1F\x9D"sv},
    {FileFormat::workbook, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv},  // .xls
    {FileFormat::zip, "PK\x03\x04"sv},
    {FileFormat::zip, "PK\x05\x06"sv},  // an empty one
    {FileFormat::parquet, "PAR1"sv},
    {FileFormat::arrow, "ARROW1"sv},
    {FileFormat::arrow, "FEA1"sv},
    {FileFormat::arrow, "\xFF\xFF\xFF\xFF"sv},
    {FileFormat::avro, "Obj\x01"sv},
    {FileFormat::orc, "ORC"sv, 0, true},
    {FileFormat::sqlite, "SQLite format 3\0"sv},
    {FileFormat::pdf, "%PDF-"sv},
    {FileFormat::sas, "\0\0\0\0\0\0\0\0\0\0\0\0\xC2\xEA\x81\x60"sv},
    {FileFormat::sas, "HEADER RECORD*******LIB"sv},  // .xpt
    {FileFormat::stata, "<stata_dta>"sv},
    {FileFormat::spss, "$FL2"sv},
    {FileFormat::spss, "$FL3"sv},
    {FileFormat::r, "RDX2\n"sv},
    {FileFormat::r, "RDX3\n"sv},
    {FileFormat::r, "X\n\0\0\0"sv},
    {FileFormat::tar, "ustar"sv, 257},
    {FileFormat::utf32, "\xFF\xFE\0\0"sv},
    {FileFormat::utf32, "\0\0\xFE\xFF"sv},
    {FileFormat::utf16_le, "\xFF\xFE"sv},
    {FileFormat::utf16_be, "\xFE\xFF"sv},
};

// Detects UTF-16 or UTF-32 without a byte order mark: in each unit of `unit` bytes, exactly those
// marked '0' in `pattern` are zero.
bool zeros_at(std::string_view text, std::size_t unit, std::string_view pattern) {
  const std::size_t size = std::min<std::size_t>(text.size(), 16) / unit * unit;
  if (size < 2 * unit) return false;
  for (std::size_t i = 0; i < size; ++i) {
    if ((text[i] == '\0') != (pattern[i % unit] == '0')) return false;
  }
  return true;
}

// Tests whether a text begins with `prefix` (lower-case ASCII), in any case.
bool starts_like(std::string_view text, std::string_view prefix) {
  return lowercase(text.substr(0, prefix.size())) == prefix;
}

// Detects the formats that are text themselves: JSON, HTML, XML.
FileFormat detect_text_format(std::string_view text) {
  const auto skip_blanks = [](std::string_view from) {
    return from.substr(std::min(from.find_first_not_of(" \t\r\n"), from.size()));
  };
  std::string_view rest = skip_blanks(text);
  if (rest.starts_with('{')) return FileFormat::json;
  if (rest.starts_with('[') && skip_blanks(rest.substr(1)).starts_with('{'))
    return FileFormat::json;
  for (const std::string_view opener :
       {"<!doctype html"sv, "<html"sv, "<table"sv, "<head"sv, "<body"sv}) {
    if (starts_like(rest, opener)) return FileFormat::html;
  }
  if (rest.starts_with("<?xml") || rest.starts_with("<!--")) return FileFormat::xml;
  return FileFormat::text;
}

constexpr bool is_binary(char c) { return c >= 0 && c < '\t'; }
// Control characters other than tab and line ends, and bytes that are not ASCII.
constexpr bool is_not_text(char c) { return c < ' ' && c != '\t' && c != '\r' && c != '\n'; }

// Returns the shell command that writes such a file to standard output as text; empty if there is
// no usual one.
std::string_view text_command(FileFormat format) {
  switch (format) {
    case FileFormat::gzip:
    case FileFormat::compress: return "gzip -dc";
    case FileFormat::zstd: return "zstd -dc";
    case FileFormat::xz: return "xz -dc";
    case FileFormat::bzip2: return "bzip2 -dc";
    case FileFormat::lz4: return "lz4 -dc";
    case FileFormat::zip: return "unzip -p";
    case FileFormat::tar: return "tar -xOf";
    case FileFormat::utf16_le: return "iconv -f UTF-16LE -t UTF-8";
    case FileFormat::utf16_be: return "iconv -f UTF-16BE -t UTF-8";
    case FileFormat::utf32: return "iconv -f UTF-32 -t UTF-8";
    case FileFormat::mac_lines: return "tr '\\r' '\\n' <";
    default: return {};
  }
}

constexpr Message pipe_it{"Convertissez-le en texte : {} | racpsy batch -",
                          "Convert it to text: {} | racpsy batch -",
                          "Zet het om in tekst: {} | racpsy batch -"};
constexpr Message write_it{"Convertissez-le en texte : {} > texte.toml",
                           "Convert it to text: {} > text.toml",
                           "Zet het om in tekst: {} > tekst.toml"};
constexpr Message save_sheet{
    "Enregistrez la feuille au format CSV (UTF-8) dans le tableur, ou : libreoffice --convert-to "
    "csv {}",
    "Save the sheet as CSV (UTF-8) in the spreadsheet program, or: libreoffice --convert-to csv "
    "{}",
    "Bewaar het blad als CSV (UTF-8) in het rekenblad, of: libreoffice --convert-to csv {}"};
constexpr Message export_it{
    "Exportez la table au format CSV avec le programme qui a écrit ce fichier.",
    "Export the table as CSV with the program that wrote this file.",
    "Exporteer de tabel als CSV met het programma dat dit bestand schreef."};
constexpr Message fetch_it{
    "C'est une page web, peut-être une page d'erreur ou de connexion : téléchargez le fichier "
    "lui-même.",
    "This is a web page, perhaps an error or a login page: download the file itself.",
    "Dit is een webpagina, misschien een fout- of aanmeldpagina: download het bestand zelf."};
constexpr Message a_text_file{"Donnez un fichier texte en UTF-8.", "Give a UTF-8 text file.",
                              "Geef een tekstbestand in UTF-8."};
constexpr Message a_csv_file{
    "Donnez un fichier CSV : du texte brut, une ligne d'en-tête, une ligne par personne ou par "
    "séance.",
    "Give a CSV file: plain text, a header line, one row per person or per session.",
    "Geef een CSV-bestand: platte tekst, een regel met de kolomnamen, één rij per persoon of per "
    "sessie."};

}  // namespace

FileFormat detect_format(std::string_view first) {
  for (const Signature& mark : signatures) {
    if (first.size() < mark.at || !first.substr(mark.at).starts_with(mark.bytes)) continue;
    // Skippable frames of zstd begin with any of the bytes 0x50 to 0x5F.
    if (mark.format == FileFormat::zstd && mark.at == 1 && (first[0] & 0xF0) != 0x50) continue;
    if (mark.also_text && std::none_of(first.begin(),
                                       first.begin() + static_cast<std::ptrdiff_t>(
                                                           std::min<std::size_t>(first.size(), 64)),
                                       is_not_text))
      continue;
    if (mark.format == FileFormat::bzip2 && (first.size() < 4 || first[3] < '1' || first[3] > '9'))
      continue;
    if (mark.format != FileFormat::zip) return mark.format;
    // Office documents are zip archives with these members.
    for (const std::string_view part :
         {"[Content_Types].xml"sv, "_rels/.rels"sv, "xl/"sv, "docProps/"sv,
          "mimetypeapplication/vnd.oasis.opendocument"sv}) {
      if (first.find(part) != std::string_view::npos) return FileFormat::workbook;
    }
    return FileFormat::zip;
  }
  if (zeros_at(first, 4, "1000") || zeros_at(first, 4, "0001")) return FileFormat::utf32;
  if (zeros_at(first, 2, "10")) return FileFormat::utf16_le;
  if (zeros_at(first, 2, "01")) return FileFormat::utf16_be;
  const std::string_view line = first.substr(0, first.find('\n'));
  if (std::any_of(line.begin(), line.end(), is_binary)) return FileFormat::binary;
  if (first.starts_with("\xEF\xBB\xBF")) first.remove_prefix(3);
  if (const FileFormat text = detect_text_format(first); text != FileFormat::text) return text;
  // Old Mac line ends: a carriage return before other text, and no line feed.
  const std::size_t cr = first.find('\r');
  if (cr != std::string_view::npos && cr + 1 < first.size() &&
      first.find('\n') == std::string_view::npos)
    return FileFormat::mac_lines;
  return FileFormat::text;
}

Text name_of(FileFormat format) {
  switch (format) {
    case FileFormat::text: return {};
    case FileFormat::gzip:
      return {"un fichier compressé par gzip", "a file compressed with gzip",
              "een bestand gecomprimeerd met gzip"};
    case FileFormat::utf16_le:
    case FileFormat::utf16_be: return {"un texte en UTF-16", "text in UTF-16", "tekst in UTF-16"};
    case FileFormat::utf32: return {"un texte en UTF-32", "text in UTF-32", "tekst in UTF-32"};
    case FileFormat::zstd:
      return {"un fichier compressé par zstd", "a file compressed with zstd",
              "een bestand gecomprimeerd met zstd"};
    case FileFormat::xz:
      return {"un fichier compressé par xz", "a file compressed with xz",
              "een bestand gecomprimeerd met xz"};
    case FileFormat::bzip2:
      return {"un fichier compressé par bzip2", "a file compressed with bzip2",
              "een bestand gecomprimeerd met bzip2"};
    case FileFormat::lz4:
      return {"un fichier compressé par lz4", "a file compressed with lz4",
              "een bestand gecomprimeerd met lz4"};
    case FileFormat::compress:
      return {"un fichier compressé par compress (.Z)", "a file compressed with compress (.Z)",
              "een bestand gecomprimeerd met compress (.Z)"};
    case FileFormat::zip: return {"une archive zip", "a zip archive", "een zip-archief"};
    case FileFormat::tar: return {"une archive tar", "a tar archive", "een tar-archief"};
    case FileFormat::workbook:
      return {"un document de bureautique (classeur)", "an office document (workbook)",
              "een kantoordocument (rekenblad)"};
    case FileFormat::parquet:
      return {"un fichier Parquet", "a Parquet file", "een Parquet-bestand"};
    case FileFormat::arrow: return {"un fichier Arrow", "an Arrow file", "een Arrow-bestand"};
    case FileFormat::avro: return {"un fichier Avro", "an Avro file", "een Avro-bestand"};
    case FileFormat::orc: return {"un fichier ORC", "an ORC file", "een ORC-bestand"};
    case FileFormat::sqlite:
      return {"une base SQLite", "an SQLite database", "een SQLite-databank"};
    case FileFormat::json: return {"du JSON", "JSON", "JSON"};
    case FileFormat::html: return {"une page HTML", "an HTML page", "een HTML-pagina"};
    case FileFormat::xml: return {"du XML", "XML", "XML"};
    case FileFormat::pdf: return {"un PDF", "a PDF", "een pdf"};
    case FileFormat::sas: return {"une table SAS", "a SAS table", "een SAS-tabel"};
    case FileFormat::stata: return {"une table Stata", "a Stata table", "een Stata-tabel"};
    case FileFormat::spss: return {"une table SPSS", "an SPSS table", "een SPSS-tabel"};
    case FileFormat::r: return {"des données R", "R data", "R-gegevens"};
    case FileFormat::binary: return {"un fichier binaire", "a binary file", "een binair bestand"};
    case FileFormat::mac_lines:
      return {"un texte dont les lignes finissent par un retour chariot seul (CR)",
              "text whose lines end with a single carriage return (CR)",
              "tekst waarvan de regels eindigen op alleen een regelterugloop (CR)"};
  }
  return {};
}

std::string for_shell(std::string_view file) {
  const auto plain = [](char c) {
    return (c & 0x80) != 0 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || "_-./+,:@%"sv.find(c) != std::string_view::npos;
  };
  if (!file.empty() && std::all_of(file.begin(), file.end(), plain)) return std::string{file};
  std::string out = "'";
  for (const char c : file) out += c == '\'' ? "'\\''" : std::string{c};
  return out + "'";
}

Text as_rows(FileFormat format, std::string_view file) {
  const std::string name = file == "-" ? std::string{} : for_shell(file);
  const std::string after = name.empty() ? std::string{} : " " + name;
  if (name.empty() && format == FileFormat::mac_lines) return localized<pipe_it>("tr '\\r' '\\n'");
  if (name.empty() && format == FileFormat::zip) return localized<pipe_it>("funzip");
  if (name.empty() && format == FileFormat::tar) return localized<pipe_it>("tar -xO");
  if (const std::string_view command = text_command(format); !command.empty())
    return localized<pipe_it>(std::string{command} + after);
  switch (format) {
    case FileFormat::workbook: return localized<save_sheet>(name.empty() ? "FILE" : name);
    case FileFormat::parquet:
      return localized<pipe_it>(
          "duckdb -csv -c " +
          for_shell("FROM '" + (name.empty() ? std::string{"/dev/stdin"} : std::string{file}) +
                    "'"));
    case FileFormat::sqlite:
      return localized<pipe_it>("sqlite3 -header -csv " +
                                (name.empty() ? std::string{"FILE"} : name) + " 'SELECT * FROM …'");
    case FileFormat::json: return localized<pipe_it>("mlr --ijson --ocsv cat" + after);
    case FileFormat::html: return localized(fetch_it);
    case FileFormat::pdf:
    case FileFormat::binary: return localized(a_csv_file);
    default: return localized(export_it);
  }
}

Text as_toml(FileFormat format, std::string_view file) {
  const std::string_view command = text_command(format);
  return command.empty() ? localized(a_text_file)
                         : localized<write_it>(std::string{command} + " " + for_shell(file));
}

}  // namespace racpsy
