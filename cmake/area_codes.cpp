// Writes where Italian telephone numbers are at home: area_codes OUT, a line "0832<tab>Lecce" for each beginning of four digits that
// libphonenumber's geocoder knows. Its own tables, of the whole world, would cost the program 14 MB.

#include <fstream>
#include <iostream>
#include <string>

#include <phonenumbers/geocoding/phonenumber_offline_geocoder.h>
#include <phonenumbers/phonenumberutil.h>
#include <unicode/locid.h>

int main(int argc, char** argv) {
  using i18n::phonenumbers::PhoneNumberUtil;
  if (argc != 2) return 64;
  std::ofstream out(argv[1]);
  const i18n::phonenumbers::PhoneNumberOfflineGeocoder geocoder;
  const PhoneNumberUtil& library = *PhoneNumberUtil::GetInstance();
  for (int code = 1100; code < 2000; ++code) {
    const std::string beginning = "0" + std::to_string(code).substr(1);
    i18n::phonenumbers::PhoneNumber number;
    if (library.Parse(beginning + "555123", "IT", &number) != PhoneNumberUtil::NO_PARSING_ERROR) continue;
    const std::string town = geocoder.GetDescriptionForValidNumber(number, icu::Locale::getItalian());
    if (!town.empty() && town != "Italia") out << beginning << '\t' << town << '\n';
  }
  return out.flush() ? 0 : 1;
}
