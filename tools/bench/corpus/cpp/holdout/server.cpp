#include <arpa/inet.h>
#include <boost/asio.hpp>
#include <cstdlib>
#define METRICS_PORT 4600
constexpr int kBufferSize = 4096;

int main() {
  sockaddr_in addr{};
  addr.sin_port = htons(4601);
  bind(fd, reinterpret_cast<sockaddr*>(&addr), sizeof(addr));
  boost::asio::ip::tcp::acceptor acceptor(io, boost::asio::ip::tcp::endpoint(boost::asio::ip::tcp::v4(), 4602));
  httplib::Server svr;
  svr.listen("0.0.0.0", 4603);
  httplib::Client cli("localhost", 4604);
  serve(fd, METRICS_PORT);
  std::cout << "http://localhost:4690" << std::endl;
  usleep(5000);
}
