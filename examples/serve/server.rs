//! The connections of the server, and their bounds.

use std::io;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use crate::Arguments;
use crate::http::Service;
use crate::projects::Projects;

/// Further connections wait until one is closed.
const MAX_CONNECTIONS: usize = 1000;
pub(crate) const MAX_HEADER_BYTES: usize = 16 << 10;
/// Also the longest time that a connection may be idle between two requests.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// The time that requests in flight have to complete when the server stops.
pub(crate) const STOP_TIMEOUT: Duration = Duration::from_secs(2);

/// Serves connections until `stop` completes.
pub(crate) async fn serve(
    listener: TcpListener,
    arguments: Arguments,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    let latency = Duration::from_millis(arguments.latency);
    let service = Arc::new(Service { projects: Mutex::new(Projects::new(arguments)), latency, address });
    let slots = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let connections = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADER_TIMEOUT);
    // The first bound is that of a complete header section, the second that of an incomplete one.
    http.max_header_size(MAX_HEADER_BYTES).max_buf_size(MAX_HEADER_BYTES);

    let mut stop = pin!(stop);
    loop {
        let slot = Arc::clone(&slots).acquire_owned();
        let (slot, stream) = tokio::select! {
            accepted = async { (slot.await, accept(&listener).await) } => accepted,
            () = &mut stop => break,
        };
        let service = Arc::clone(&service);
        let service = service_fn(move |request| {
            let service = Arc::clone(&service);
            async move { service.respond(request).await }
        });
        let connection = connections.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A failed connection concerns only its client.
            let _ = connection.await;
            drop(slot);
        });
    }
    drop(listener);
    let _ = timeout(STOP_TIMEOUT, connections.shutdown()).await;
    Ok(())
}

async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                // Without it, small responses may be delayed; they arrive nevertheless.
                let _ = stream.set_nodelay(true);
                return stream;
            }
            // The client has gone, or the process has no file descriptor left.
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
}
