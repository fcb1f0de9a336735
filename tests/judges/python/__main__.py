"""A tour of the official Python client (`hcloud`) over the embedded Hetzner: every public method stands at least once.

Prints a line for each step. The environment names the server (`JUDGE_ENDPOINT`), the token (`JUDGE_TOKEN`) and a
certificate with its key (`JUDGE_CERTIFICATE`, `JUDGE_KEY`).
"""

import os
import warnings

# Before the modules of the tour import the client.
warnings.simplefilter("ignore", DeprecationWarning)

import addresses
import catalogue
import dns
import hcloud
import load_balancers
import security
import servers
import storage
from steps import Calls, Tour


def main():
    calls = Calls()
    endpoint = os.environ["JUDGE_ENDPOINT"]
    client = hcloud.Client(
        token=os.environ["JUDGE_TOKEN"],
        api_endpoint=endpoint,
        api_endpoint_hetzner=endpoint,
        application_name="judge",
        poll_interval=0.02,
        timeout=20,
    )
    tour = Tour()
    for part in [catalogue, security, servers, addresses, load_balancers, dns, storage]:
        tour.part(part.run, client)
    tour.refusal(
        "token.unknown", "unauthorized", lambda: hcloud.Client(token="", api_endpoint=endpoint).locations.get_all()
    )
    tour.step("every public method was called", calls.missing, lambda missing: not missing)


main()
