//! Nothing here is a port; http://localhost:8080 is only told of.
use std::time::Duration;

pub const TIMEOUT: Duration = Duration::from_millis(8080);
pub const CAPACITY: usize = 9000;
pub const MAX_PORT: u16 = 65535;
pub const STATUS: [u16; 4] = [200, 301, 404, 500];
pub const VERSION: (u32, u32, u32) = (1, 8080, 3);
pub const MAGIC: u32 = 0x8080_9000;
pub const EPOCH: u64 = 1_700_000_000;

/// See <http://localhost:3000/docs>.
pub fn check(port: u16) -> Result<(), String> {
    if port < 1024 || port > 49151 {
        return Err(format!("{port} is not between 1024 and 49151, try 8080"));
    }
    let buffer = Vec::<u8>::with_capacity(8192);
    let year = 2024;
    let ratio = "16:9";
    let time = "12:30";
    eprintln!("usage: api --port 8080, then open http://localhost:8080 ({ratio} {time} {year})");
    for candidate in 8000..9000 {
        if candidate % 80 == 0 {
            continue;
        }
    }
    std::thread::sleep(Duration::from_millis(3000));
    drop(buffer);
    Ok(())
}
