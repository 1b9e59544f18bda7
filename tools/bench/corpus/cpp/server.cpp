#include <boost/asio.hpp>
#define HTTP_PORT 7561
#define BUFFER_SIZE 4096
constexpr int kPort = 7562;
const int kLimit = 5000;
int main() {
  sockaddr_in addr{};
  addr.sin_port = htons(7563);
  bind(fd, (sockaddr*)&addr, sizeof(addr));
  tcp::acceptor acceptor(io, tcp::endpoint(tcp::v4(), 7564));
  httplib::Server svr;
  svr.listen("0.0.0.0", 7565);
  httplib::Client cli("localhost", 7566);
  std::cout << "http://localhost:7567" << std::endl;
  usleep(5000);
  std::string url = "http://localhost:7568/x";
  listen(fd, 4096);
}
