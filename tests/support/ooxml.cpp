#include "tests/support/ooxml.h"

#include <sstream>

namespace schede::test::ooxml {

const Family transitional{
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://schemas.openxmlformats.org/drawingml/2006/"};
const Family strict{"http://purl.oclc.org/ooxml/wordprocessingml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships",
                    "http://purl.oclc.org/ooxml/officeDocument/math", "http://purl.oclc.org/ooxml/drawingml/"};

std::string part(const std::string& root, const std::string& inner, const Family& family) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" + root + " xmlns:w=\"" + family.main + "\" xmlns:r=\"" + family.relationships +
         "\" xmlns:m=\"" + family.math + "\" xmlns:a=\"" + family.drawing + "main\" xmlns:pic=\"" + family.drawing +
         "picture\" xmlns:c=\"" + family.drawing + "chart\" xmlns:wp=\"" + family.drawing +
         "wordprocessingDrawing\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
         " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
         " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
         " xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\""
         " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">" +
         inner + "</w:" + root + ">";
}

std::string document_part(const std::string& body, const Family& family) {
  return part("document", "<w:body>" + body + "</w:body>", family);
}

std::string links(const std::vector<std::array<std::string, 3>>& rows, const Family& family) {
  std::string text = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (const auto& [id, type, target] : rows)
    text += "<Relationship Id=\"" + id + "\" Type=\"" + family.relationships + "/" + type + "\" Target=\"" + target + "\"/>";
  return text + "</Relationships>";
}

Definitions definitions(const std::string& lines) {
  Definitions found;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);)
    (line.starts_with("<w:abstractNum") || line.starts_with("<w:num ") ? found.numbering : found.styles) += line + "\n";
  return found;
}

}  // namespace schede::test::ooxml
