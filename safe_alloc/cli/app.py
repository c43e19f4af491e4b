"""The explorer in a browser without JupyterLab: served to this machine alone, until Ctrl-C."""

import errno
import gc
import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from safe_alloc.cli.calls import Answer, option, verb
from safe_alloc.errors import SafeAllocError, UnknownName, missing

HERE, PORT = "127.0.0.1", 8866
_ONLY_US = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self' ws://{}:{}"
"""What a page may ask for: nothing from another machine, whatever the template of Voilà links to."""


def _port(written: str) -> int:
    if not written.isdecimal() or not 0 < int(written) < 65536:
        raise UnknownName(f"No port is called {written!r}. Ports: 1 to 65535.")
    return int(written)


@verb(option("--port", f"the port on {HERE} ({PORT})", type=_port, default=PORT, metavar="N"))
def _app(args: Namespace) -> Answer:
    """Open the explorer in a browser, on this machine only.

    safe-alloc app
    safe-alloc app --port 8900
    """
    try:
        import ipykernel  # noqa: F401
        import ipywidgets  # noqa: F401
        from voila.app import Voila
    except ModuleNotFoundError as error:
        raise SafeAllocError(missing(error.name, "serves the explorer", "app")) from error
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="safe-alloc-") as folder:
        notebook = Path(folder) / "explorer.ipynb"
        notebook.write_text(_notebook(), "utf-8")
        _serve(Voila.instance(), notebook, args.port)  # as one, its level of noise holds for every part
    return Answer("")


def _serve(voila: Any, notebook: Path, port: int) -> None:
    """Serve a notebook until Ctrl-C; each window has a kernel of its own, so none knows of another."""
    import logging

    from tornado.ioloop import IOLoop
    from tornado.websocket import WebSocketClosedError

    logging.getLogger("tornado.general").setLevel(logging.ERROR)  # it warns of what jupyter_server sets by itself
    left = lambda told: not (told.exc_info and told.exc_info[0] is WebSocketClosedError)  # noqa: E731
    logging.getLogger("asyncio").addFilter(left)  # a window may be closed while it is written to
    quiet = ["--no-browser", "--Voila.log_level=ERROR", "--Voila.port_retries=0", f"--Voila.ip={HERE}"]
    quiet += ["--KernelManager.transport=ipc"] if os.name == "posix" else []  # kernels need no ports of their own
    voila.initialize([str(notebook), *quiet, f"--port={port}"])
    only_us = {"Content-Security-Policy": _ONLY_US.format(HERE, port)}
    # A window that closes says so in a post without a token; refused, its kernel would live on. Nothing else is posted.
    voila.tornado_settings = {"headers": only_us, "disable_check_xsrf": True}
    _is_free(port)
    IOLoop.current().add_callback(_announce, port)  # once it runs, Voilà listens
    gc.enable()  # this verb lives longer than a second
    voila.start()


def _announce(port: int) -> None:
    if sys.stdout is not None:
        sys.stdout.write(f"The explorer is at http://{HERE}:{port}/ and ends with Ctrl-C.\n")
        sys.stdout.flush()


def _is_free(port: int) -> None:
    """Raise SafeAllocError if nothing can be served at a port; without this, Voilà would take another one."""
    from tornado.netutil import bind_sockets

    try:
        for each in bind_sockets(port, HERE):
            each.close()
    except OSError as error:
        taken = f"is in use: the explorer may be open already, at http://{HERE}:{port}/; look there first."
        why = taken if error.errno == errno.EADDRINUSE else f"cannot be served: {error.strerror}."
        raise SafeAllocError(f"Port {port} {why} Choose another, such as: safe-alloc app --port {port + 1}") from error


def _notebook() -> str:
    """Return a notebook of one cell: the explorer, which saves its files where the shell stands."""
    from nbformat import v4, writes

    source = f"import os\nos.chdir({str(Path.cwd())!r})\nimport safe_alloc as sa\nsa.explore()"
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return writes(v4.new_notebook(cells=[v4.new_code_cell(source)], metadata=about))  # type: ignore[no-any-return, no-untyped-call]
