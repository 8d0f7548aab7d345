#include "parsers/pdf/tesseract.h"

#include "parsers/modules/modules.h"

namespace schede::pdf {

std::string recogniser() {
  auto* const ask = entry<void(std::string&)>(Module::tesseract, recogniser_entry);
  std::string name;
  if (ask) ask(name);
  return name;
}

void recognise(const Picture& picture, Sheet& sheet) {
  if (auto* const read = entry<void(const Picture&, Sheet&)>(Module::tesseract, recognise_entry)) read(picture, sheet);
}

}  // namespace schede::pdf
