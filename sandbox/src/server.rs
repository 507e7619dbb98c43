//! The listening socket, and the thread that serves it.

use std::fmt;
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use axum::Router;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;

use crate::app::App;
use crate::clockwork;
use crate::delivery;
use crate::options::{ArgumentError, Options};

/// A sandbox that serves; it stops when this value is dropped.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    app: Arc<App>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl fmt::Debug for Running {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = formatter.debug_struct("Running");
        fields
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl Running {
    /// Puts the sandbox's clock forward, and does what is due by then.
    pub fn skip(&self, seconds: f64) {
        self.app.clock.skip(seconds);
        self.app.bell.notify_one();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Why a sandbox did not start; its text names the cause and the remedy.
#[derive(Debug)]
pub enum StartError {
    /// An option is out of its range.
    Option(ArgumentError),
    /// The port is used by another program.
    PortTaken(SocketAddr),
    /// The address cannot be listened on for another reason.
    Address(SocketAddr, std::io::Error),
    /// The data file cannot be opened.
    Store(rusqlite::Error),
    /// The machine refused a thread or a timer.
    System(std::io::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Option(error) => error.fmt(formatter),
            Self::PortTaken(address) => write!(
                formatter,
                "port {} on {} is taken: stop the program that uses it, or choose another with --port N (0 takes any free port)",
                address.port(),
                address.ip()
            ),
            Self::Address(address, error) => {
                write!(
                    formatter,
                    "cannot listen on {address}: {error}; choose another --host or --port"
                )
            }
            Self::Store(error) => write!(
                formatter,
                "cannot open the data file: {error}; check the path given with --db, or leave it out"
            ),
            Self::System(error) => write!(formatter, "cannot start a server thread: {error}"),
        }
    }
}

impl std::error::Error for StartError {}

/// Starts a sandbox on a thread of its own and returns as soon as it listens.
///
/// # Errors
/// Fails when an option is out of range, the port is taken or the data file cannot be opened.
pub fn start(options: Options) -> Result<Running, StartError> {
    options.check().map_err(StartError::Option)?;
    let wanted = SocketAddr::new(options.host, options.port);
    let listener = TcpListener::bind(wanted).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => StartError::PortTaken(wanted),
        _ => StartError::Address(wanted, error),
    })?;
    listener.set_nonblocking(true).map_err(StartError::System)?;
    let address = listener.local_addr().map_err(StartError::System)?;
    let app = Arc::new(App::new(options).map_err(StartError::Store)?);
    let router = app.router();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(StartError::System)?;
    let served = Arc::clone(&app);
    let (stop, stopped) = oneshot::channel::<()>();
    let thread = std::thread::Builder::new()
        .name("spoki-sandbox".to_owned())
        .spawn(move || {
            runtime.spawn(serve(listener, router));
            runtime.spawn(clockwork::run(served));
            // Resolves when `Running` is dropped; leaving drops the runtime with all connections.
            let _ = runtime.block_on(stopped);
        })
        .map_err(StartError::System)?;
    Ok(Running {
        address,
        app,
        stop: Some(stop),
        thread: Some(thread),
    })
}

async fn serve(listener: TcpListener, router: Arc<Router>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let _ = stream.set_nodelay(true);
                let router = Arc::clone(&router);
                tokio::spawn(async move {
                    let service = service_fn(move |request| {
                        let router = router.as_ref().clone();
                        async move { delivery::deliver(router, request).await }
                    });
                    // An error is a client that left, or a connection that a fault closed.
                    let _ = http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service)
                        .await;
                });
            }
            // Out of file descriptors, most likely: wait for some to be given back.
            Err(_) => tokio::time::sleep(std::time::Duration::from_millis(50)).await,
        }
    }
}
