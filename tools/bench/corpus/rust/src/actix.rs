use actix_web::{web, App, HttpResponse, HttpServer};

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(|| App::new().route("/health", web::get().to(|| async { HttpResponse::Ok() })))
        .workers(16)
        .client_request_timeout(std::time::Duration::from_millis(5000))
        .bind(("127.0.0.1", 8081))?
        .bind("0.0.0.0:8082")?
        .run()
        .await
}

async fn with_warp() {
    let routes = warp::path!("hello" / String).map(|name| format!("hello {name}, 3030"));
    warp::serve(routes).run(([127, 0, 0, 1], 3030)).await;
}

async fn with_tide() -> tide::Result<()> {
    let mut app = tide::new();
    app.at("/").get(|_| async { Ok("ok") });
    app.listen("127.0.0.1:8083").await?;
    Ok(())
}
