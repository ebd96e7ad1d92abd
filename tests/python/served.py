"""Runs the built emulator as a server, one per test, with the official client."""

import json
import subprocess
import tempfile
import unittest
import urllib.request
from pathlib import Path

from fireworks import Fireworks

CLI = Path(__file__).parents[2] / "pkg/dist/cli.js"
START = "2026-03-01T12:00:00Z"
MODEL = "accounts/fireworks/models/llama-v3p1-8b-instruct"
GPU = "NVIDIA_H100_80GB"


class Served(unittest.TestCase):
    """A test with a server that holds `deployments` and has a manual clock."""

    deployments: list = []

    def setUp(self):
        seed = self.enterContext(tempfile.NamedTemporaryFile("w", suffix=".json"))
        json.dump({"clock": "manual", "now": START, "deployments": self.deployments}, seed)
        seed.flush()
        command = ["node", CLI, "emulator", "--port", "0", "--account-id", "acme", "--api-key", "fw_local"]
        server = subprocess.Popen([*command, "--seed-file", seed.name], stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.end, server)
        self.url = server.stdout.readline().split()[-1]
        self.client = self.client_of()

    def end(self, server):
        server.terminate()
        self.assertEqual(server.wait(5), 0)
        server.stdout.close()

    def client_of(self, api_key="fw_local", account_id="acme", **options):
        """A client that rejects replies that don't match its schemas."""
        client = Fireworks(
            base_url=self.url, api_key=api_key, account_id=account_id, _strict_response_validation=True, **options
        )
        self.addCleanup(client.close)
        return client

    def tell(self, method, **given):
        """Calls one of the emulator's own methods."""
        headers = {"authorization": "Bearer fw_local"}
        request = urllib.request.Request(f"{self.url}/emulator/{method}", json.dumps(given).encode(), headers)
        urllib.request.urlopen(request).close()

    def advance(self, time):
        self.tell("advance", time=time)

    def create(self, deployment_id, **given):
        return self.client.deployments.create(
            deployment_id=deployment_id, **{"base_model": MODEL, "accelerator_type": GPU, **given}
        )

    def ids(self, **query):
        """The IDs on every page of a list, in order."""
        return [deployment.name.split("/")[-1] for deployment in self.client.deployments.list(**query)]
