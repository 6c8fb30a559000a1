#!/usr/bin/env python3
"""Attacks `serve` over the loopback: idle and half connections, long lines, no descriptors left, and prints a table.

Usage: Tests/Measures/attack_serve.py PROGRAM [--seed N] [--count N]

Each attack is made COUNT times as hard as the least one (1 unless given). While it goes on, and behind it, the server has to
live, to answer a plain request within two seconds, and to use little processor time. Ends with status 1 when it does not.
"""

import argparse
import os
import random
import resource
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CONVERSATION = """---
consent: granted
---

**User:** The tram was late again and I lost my temper.

**Assistant:** Being late for what you care about stings. What did you tell yourself on the platform?
"""
DESCRIPTORS = 100


class Server:
    """`tuneboard serve` on a small project, with few descriptors."""

    def __init__(self, program: str, folder: str) -> None:
        (Path(folder) / "p").mkdir()
        (Path(folder) / "p" / "a.md").write_text(CONVERSATION)
        (Path(folder) / "outside.txt").write_text("outside of the site")
        self.process = subprocess.Popen(
            [program, "serve", f"{folder}/p", "--port", "0", "--output", f"{folder}/site"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS, DESCRIPTORS)))
        self.port = int(self.process.stdout.readline().split(":")[2].split("/")[0])
        end = time.monotonic() + 60
        while time.monotonic() < end and b"200" not in self.ask(self.request())[:20]:
            time.sleep(0.1)
        (Path(folder) / "site" / "big.txt").write_bytes(b"tram " * 2_000_000)

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=2)

    def request(self, path: str = "/index.html", extra: str = "") -> bytes:
        return f"GET {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\n{extra}\r\n".encode()

    def ask(self, content: bytes, seconds: float = 2) -> bytes:
        """All that is answered to some bytes."""
        answer = b""
        try:
            with self.connect() as connection:
                connection.settimeout(seconds)
                try:
                    connection.sendall(content)
                except (ConnectionError, TimeoutError):
                    pass
                while piece := connection.recv(1 << 16):
                    answer += piece
        except (OSError, TimeoutError):
            pass
        return answer

    def processor(self) -> float:
        words = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """The most that it had in megabytes."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024
        return 0


def idle(server: Server, rng: random.Random, hardness: int) -> tuple[str, bool]:
    sockets = []
    for _ in range(150 * hardness):
        try:
            sockets.append(server.connect())
        except OSError:
            break
    alive = b"200 OK" in server.ask(server.request())
    for connection in sockets:
        connection.close()
    return f"{len(sockets)} connections", alive


def halves(server: Server, rng: random.Random, hardness: int) -> tuple[str, bool]:
    """Requests of which a part comes: the first is given up when its time is over."""
    whole = server.request()
    sockets = []
    for _ in range(40 * hardness):
        connection = server.connect()
        connection.sendall(whole[: rng.randrange(1, len(whole) - 1)])
        sockets.append(connection)
    alive = b"200 OK" in server.ask(whole)
    first = sockets[0] if hardness == 1 else sockets[-1]
    first.settimeout(8)
    try:
        end = first.recv(100)
    except TimeoutError:
        end = b"never"
    except OSError:
        end = b""
    for connection in sockets:
        connection.close()
    return f"{len(sockets)} halves", alive and (end == b"" or b"408" in end)


def drops(server: Server, rng: random.Random, hardness: int) -> tuple[str, bool]:
    """A request that comes byte by byte, slower than its time."""
    with server.connect() as connection:
        start = time.monotonic()
        answer = b""
        for byte in server.request():
            try:
                connection.sendall(bytes([byte]))
                time.sleep(0.3)
                connection.setblocking(False)
                try:
                    answer = connection.recv(100)
                    break
                except BlockingIOError:
                    pass
                connection.settimeout(2)
            except OSError:
                break
    return f"{time.monotonic() - start:.1f} s", b"200" not in answer and time.monotonic() - start < 8


def long_line(server: Server, rng: random.Random, hardness: int) -> tuple[str, bool]:
    sizes = [rng.randrange(9_000, 20_000), 100_000, 4_000_000 * hardness]
    answers = [server.ask(server.request("/?" + "x" * size)) for size in sizes]
    return f"{max(sizes)} bytes", all(not answer or b" 414 " in answer[:30] for answer in answers)


def headers(server: Server, rng: random.Random, hardness: int) -> tuple[str, bool]:
    many = "".join(f"a{number}: b\r\n" for number in range(rng.randrange(101, 900)))
    long = "a: " + "b" * 1_000_000 * hardness + "\r\n"
    answers = [server.ask(server.request(extra=extra)) for extra in (many, long, "Host: localhost\r\n")]
    return "many, long, two hosts", all(not answer or b" 4" in answer[:14] for answer in answers)


def pipelined(server: Server, rng: random.Random, hardness: int) -> tuple[str, bool]:
    answer = server.ask(server.request() * rng.randrange(2, 500) * hardness)
    return "one connection", answer.count(b"HTTP/1.1 200 OK") == 1 or answer.count(b"HTTP/1.1 431") == 1


def bodies(server: Server, rng: random.Random, hardness: int) -> tuple[str, bool]:
    lengths = ["99999999999999999999", "-1", str(1 << 40), "x"]
    answers = [server.ask(server.request(extra=f"Content-Length: {length}\r\n")) for length in lengths]
    answers.append(server.ask(server.request(extra="Transfer-Encoding: chunked\r\n") + b"FFFFFFFF\r\n" + b"x" * 100_000))
    posted = server.ask(server.request().replace(b"GET", b"POST", 1) + b"x" * 1_000_000)
    return "lengths, pieces, POST", all(b"HTTP/1.1 " in answer for answer in answers) and b"405" in posted[:20]


def slow_readers(server: Server, rng: random.Random, hardness: int) -> tuple[str, bool]:
    """Of a large file nothing is read: it must not be held in memory for each."""
    before = server.memory()
    sockets = []
    for _ in range(40):
        connection = server.connect()
        connection.sendall(server.request("/big.txt"))
        sockets.append(connection)
    alive = b"200 OK" in server.ask(server.request())
    for connection in sockets:
        connection.close()
    return f"{server.memory() - before} MB more", alive and server.memory() - before < 100


def paths(server: Server, rng: random.Random, hardness: int) -> tuple[str, bool]:
    """Ways out of the folder, and addresses that are none."""
    parts = ["..", "%2e%2e", "%2E.", ".", "", "%2f", "etc", "passwd", "%00", "%", "%zz", "%c0%af", "\\", "..\\", "outside.txt", "p"]
    bad = 0
    for _ in range(60 * hardness):
        path = "/" + "/".join(rng.choice(parts) for _ in range(rng.randrange(1, 7)))
        answer = server.ask(server.request(path))
        bad += b"outside of the site" in answer or b"root:" in answer or not answer
    hosts = ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[::1", ""]
    for host in hosts:
        answer = server.ask(f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        bad += b"200 OK" in answer
    return f"{60 * hardness + len(hosts)} requests", bad == 0


def noise(server: Server, rng: random.Random, hardness: int) -> tuple[str, bool]:
    """Requests with bytes changed, left out and doubled."""
    for _ in range(60 * hardness):
        content = bytearray(server.request("/assets/style.css", "Accept: */*\r\n"))
        for _ in range(rng.randrange(1, 6)):
            place = rng.randrange(len(content))
            content[place : place + rng.randrange(3)] = rng.randbytes(rng.randrange(3))
        server.ask(bytes(content) + b"\r\n\r\n")
    return f"{60 * hardness} requests", True


ATTACKS = [idle, long_line, headers, pipelined, bodies, slow_readers, paths, noise, drops, halves]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    broken = 0
    print("| attack | what | seconds | processor | holds |\n|---|---|---:|---:|---|")
    with tempfile.TemporaryDirectory() as folder:
        server = Server(arguments.program, folder)
        try:
            for attack in ATTACKS:
                before, start = server.processor(), time.monotonic()
                what, holds = attack(server, rng, arguments.count)
                seconds, spent = time.monotonic() - start, server.processor() - before
                alive = server.process.poll() is None and b"200 OK" in server.ask(server.request())
                holds = holds and alive and spent < 1 + arguments.count
                broken += not holds
                name = attack.__name__.replace("_", " ")
                print(f"| {name} | {what} | {seconds:.1f} | {spent:.2f} | {'yes' if holds else 'BROKEN'} |", flush=True)
                if server.process.poll() is not None:
                    break
            idle_before = server.processor()
            time.sleep(1)
            print(f"\nAt rest {100 * (server.processor() - idle_before):.0f} % of a processor, {server.memory()} MB at most.")
        finally:
            server.process.kill()
            server.process.wait()
    print(f"tried {len(ATTACKS)}, broken {broken}")
    return 1 if broken else 0


sys.exit(main())
