"""A real SMTP server on loopback for tests, that can also misbehave.

What it does depends on the first word of the recipient's address, before a "-" or the "@":
  refused  550 to RCPT          later    450 to RCPT
  rejected 554 to the content   busy     451 to the content
  slow     waits before the end dropped  closes the connection instead of answering
  kept     keeps the mail, then closes the connection without answering
  once     450 the first time, accepted afterwards
"busy-once-12@" is busy the first time only; so are all the others.
Mails accepted are written to the folder, one file each. Prints its port and its process number.
"""
import argparse
import asyncio
import logging
import os
import ssl
import warnings

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    def __init__(self, folder, delay):
        self.folder, self.delay, self.seen, self.count = folder, delay, set(), 0

    def kind(self, address):
        words = address.split("@")[0].split("-")
        return "" if "once" in words and address in self.seen else words[0]

    async def handle_RCPT(self, server, session, envelope, address, options):
        kind = self.kind(address)
        if kind == "refused":
            return "550 5.1.1 unknown recipient"
        if kind in ("later", "once"):
            self.seen.add(address)
            return "450 4.2.1 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def keep(self, envelope):
        self.count += 1
        name = os.path.join(self.folder, "%06d" % self.count)
        with open(name + ".part", "wb") as out:
            out.write(envelope.original_content)
        os.rename(name + ".part", name + ".eml")

    async def handle_DATA(self, server, session, envelope):
        kind = self.kind(envelope.rcpt_tos[0])
        self.seen.add(envelope.rcpt_tos[0])
        if kind == "rejected":
            return "554 5.7.1 content refused"
        if kind == "busy":
            return "451 4.3.0 busy"
        if kind == "slow":
            await asyncio.sleep(self.delay)
        if kind in ("dropped", "kept"):
            if kind == "kept":
                self.keep(envelope)
            server.transport.abort()
            return "250 nobody hears this"
        self.keep(envelope)
        return "250 OK"


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--smtps", action="store_true")
    parser.add_argument("--user")
    parser.add_argument("--password")
    parser.add_argument("--delay", type=float, default=0.0)
    return parser.parse_args()


async def main():
    args = arguments()
    context = None
    if args.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(args.certificate, args.key)

    def authenticate(server, session, envelope, mechanism, login):
        good = login.login == args.user.encode() and login.password == args.password.encode()
        return AuthResult(success=good, handled=False)

    handler = Handler(args.folder, args.delay)
    options = {"tls_context": None if args.smtps else context, "enable_SMTPUTF8": False}
    if args.user:
        options.update(authenticator=authenticate, auth_required=True, auth_require_tls=not args.smtps)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(handler, hostname="localhost", **options), "127.0.0.1", 0, ssl=context if args.smtps else None)
    print(server.sockets[0].getsockname()[1], os.getpid(), flush=True)
    await asyncio.sleep(300)  # a forgotten server does not stay


logging.disable(logging.CRITICAL)  # the tests read what the sender says, not what the server complains of
warnings.simplefilter("ignore")
asyncio.run(main())
