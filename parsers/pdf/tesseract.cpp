#include "parsers/pdf/tesseract.h"

#include "parsers/pdf/modules.h"

namespace schede::pdf {
namespace {

template <class Entry>
Entry* entry(const char* name) {
  return reinterpret_cast<Entry*>(entry_of(Module::tesseract, name));
}

}  // namespace

std::string recogniser() {
  auto* const ask = entry<void(std::string&)>(recogniser_entry);
  std::string name;
  if (ask) ask(name);
  return name;
}

void recognise(const Picture& picture, Sheet& sheet) {
  if (auto* const read = entry<void(const Picture&, Sheet&)>(recognise_entry)) read(picture, sheet);
}

}  // namespace schede::pdf
