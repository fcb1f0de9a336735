//! The server: a loop that accepts connections, and a task for each.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

use crate::Arguments;
use crate::connections::{Connection, Connections, Limits};
use crate::http::Service;
use crate::json_errors::JsonErrors;
use crate::projects::Projects;

pub(crate) const MAX_HEADER_BYTES: usize = 16 << 10;
/// The time that requests in flight have to complete when the server stops, besides the latency.
pub(crate) const STOP_TIMEOUT: Duration = Duration::from_secs(2);

/// Serves connections until `stop` completes.
pub(crate) async fn serve(
    listener: TcpListener,
    arguments: Arguments,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    let latency = Duration::from_millis(arguments.latency);
    let service = Arc::new(Service { projects: Projects::new(arguments), latency, address });
    let connections = Connections::new(limits);
    let shutdown = GracefulShutdown::new();
    tokio::select! {
        () = accept(listener, &connections, &service, &shutdown) => {}
        () = connections.close_expired() => {}
        () = stop => {}
    }
    // Clients that do not read their responses are not waited for.
    let _ = timeout(STOP_TIMEOUT.saturating_add(latency), shutdown.shutdown()).await;
    Ok(())
}

/// Accepts connections, for ever.
async fn accept(
    listener: TcpListener,
    connections: &Arc<Connections>,
    service: &Arc<Service>,
    shutdown: &GracefulShutdown,
) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let connection = Arc::new(connections.admit().await);
                // Without it, small responses may be delayed; they arrive nevertheless.
                let _ = stream.set_nodelay(true);
                converse(stream, connection, Arc::clone(service), shutdown);
            }
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            // The process has no file descriptor or memory left.
            Err(_) => {
                connections.close_longest_waiting();
                sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

/// Serves a connection, in a task of its own.
fn converse(
    stream: TcpStream,
    connection: Arc<Connection>,
    service: Arc<Service>,
    shutdown: &GracefulShutdown,
) {
    let mut http = http1::Builder::new();
    // The first bound is that of a complete header section, the second that of an incomplete one.
    http.max_header_size(MAX_HEADER_BYTES).max_buf_size(MAX_HEADER_BYTES);
    let respond = {
        let connection = Arc::clone(&connection);
        service_fn(move |request| {
            let (service, connection) = (Arc::clone(&service), Arc::clone(&connection));
            async move { service.respond(request, &connection).await }
        })
    };
    let conversation = shutdown.watch(http.serve_connection(TokioIo::new(JsonErrors::new(stream)), respond));
    tokio::spawn(async move {
        tokio::select! {
            // A failed connection concerns only its client.
            _ = conversation => {}
            () = connection.closed() => {}
        }
    });
}
