#include "extractors/text/clean.h"

#include "extractors/organisations/resolve.h"
#include "extractors/values/email.h"
#include "extractors/values/phone.h"
#include "outputs/escape/utf8.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/targets.h"

namespace schede::fuzz {

void text(std::string_view input) {
  for (auto* clean : {normalize_line, plain_line, normalize_text}) {
    const std::string once = clean(input);
    promise(is_utf8(once), "clean text is UTF-8");
    promise(clean(once) == once, "cleaning twice changes nothing:\n" + once + "\n" + clean(once));
  }
  for (const Phone& phone : read_phones(input))
    if (phone.valid)
      promise(join_phones(read_phones(phone.value), phone.value).value == phone.value,
              "a telephone number reads as itself: " + phone.value);
  for (const Email& email : read_emails(input))
    if (email.valid) promise(join_emails(read_emails(email.value)).value == email.value, "an address reads as itself: " + email.value);
  const std::string line = normalize_line(input);
  promise(is_utf8(organisation_key(line)), "a key is UTF-8");
  (void)locate_body({line, line, line, line});
}

}  // namespace schede::fuzz
