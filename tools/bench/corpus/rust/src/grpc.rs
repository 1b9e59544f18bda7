use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream, UdpSocket};
use std::time::Duration;

use tonic::transport::{Channel, Server};

pub async fn serve() -> Result<(), Box<dyn std::error::Error>> {
    let addr = "[::1]:50051".parse()?;
    tracing::info!("serving on http://[::1]:50051");
    Server::builder()
        .timeout(Duration::from_millis(2000))
        .concurrency_limit_per_connection(256)
        .add_service(GreeterServer::new(Greeter::default()))
        .serve(addr)
        .await?;
    Ok(())
}

pub async fn connect() -> Result<Channel, tonic::transport::Error> {
    Channel::from_static("http://[::1]:50051").connect().await
}

pub fn sockets() -> std::io::Result<()> {
    let stream = TcpStream::connect("127.0.0.1:9000")?;
    stream.set_read_timeout(Some(Duration::from_millis(1500)))?;
    let udp = UdpSocket::bind("0.0.0.0:34254")?;
    udp.send_to(&[0; 1024], "127.0.0.1:8125")?;
    let any = UdpSocket::bind("127.0.0.1:0")?;
    let peer = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 9010);
    let other = TcpStream::connect_timeout(&peer, Duration::from_secs(30))?;
    drop((stream, any, other));
    Ok(())
}
