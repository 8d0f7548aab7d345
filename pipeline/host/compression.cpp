#include "pipeline/host/compression.h"

#include <Poco/DeflatingStream.h>
#include <Poco/Exception.h>
#include <Poco/InflatingStream.h>
#include <Poco/StreamCopier.h>

#include <sstream>

namespace schede {

std::string compressed(const std::function<void(std::ostream&)>& write) {
  constexpr int level = 3;  // a record is an eighth smaller than at 1, and takes a tenth longer; at 6 as much smaller, and twice as long
  std::ostringstream out;
  Poco::DeflatingOutputStream deflating(out, Poco::DeflatingStreamBuf::STREAM_ZLIB, level);
  write(deflating);
  deflating.close();
  return out.str();
}

std::string compressed(std::string_view text) {
  return compressed([&](std::ostream& out) { out << text; });
}

std::optional<std::string> expanded(const std::string& bytes) {
  std::istringstream in(bytes);
  Poco::InflatingInputStream inflating(in);
  std::string text;
  try {
    Poco::StreamCopier::copyToString(inflating, text);
  } catch (const Poco::Exception&) {
    return std::nullopt;
  }
  if (inflating.bad()) return std::nullopt;
  return text;
}

}  // namespace schede
