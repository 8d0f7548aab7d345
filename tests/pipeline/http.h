#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <string>

namespace schede::test {

/// Sends bytes to a port of 127.0.0.1 and gives back all that comes until the other side closes; empty where nobody answers.
inline std::string talk(std::uint16_t port, const std::string& bytes) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    for (std::size_t sent = 0; sent < bytes.size();) {
      const auto count = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) break;
      sent += static_cast<std::size_t>(count);
    }
    std::array<char, 4096> buffer{};
    for (ssize_t count = 0; (count = ::recv(socket, buffer.data(), buffer.size(), 0)) > 0;)
      answer.append(buffer.data(), static_cast<std::size_t>(count));
  }
  ::close(socket);
  return answer;
}

/// "403" of "HTTP/1.1 403 Forbidden"; empty where nobody answered.
inline std::string status_of(const std::string& answer) { return answer.size() > 12 ? answer.substr(9, 3) : std::string(); }

/// How a browser that opened the station's address goes on asking: its cookie, as a header's value; the address is good for one.
inline std::string cookie_for(std::uint16_t port, const std::string& address) {
  const auto host = "127.0.0.1:" + std::to_string(port);
  const auto answer =
      talk(port, "GET " + address.substr(address.find("/?")) + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  const auto begin = answer.find("Set-Cookie: ");
  return begin == answer.npos ? std::string() : answer.substr(begin + 12, answer.find(';', begin) - begin - 12);
}

/// The port of "http://127.0.0.1:4711/?token=…".
inline std::uint16_t port_of(const std::string& address) { return static_cast<std::uint16_t>(std::stoi(address.substr(17))); }

/// A decision as the station's own page sends it.
inline std::string decision(std::uint16_t port, const std::string& cookie, const std::string& json) {
  const auto host = "127.0.0.1:" + std::to_string(port);
  return "POST /decide HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host + "\r\nCookie: " + cookie +
         "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + std::to_string(json.size()) + "\r\n\r\n" + json;
}

}  // namespace schede::test
