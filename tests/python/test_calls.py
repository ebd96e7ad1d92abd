"""The official client's calls, and their results."""

import asyncio
from datetime import datetime, timedelta, timezone

import fireworks
from served import GPU, MODEL, START, Served

START = datetime.fromisoformat(START.replace("Z", "+00:00"))


class Calls(Served):
    def test_a_deployment_is_created_and_read(self):
        created = self.create(
            "x",
            display_name="Search 🔥",
            min_replica_count=1,
            max_replica_count=3,
            autoscaling_policy={"scale_up_window": "60s", "load_targets": {"default": 0.7}},
            placement={"region": "US_IOWA_1"},
        )
        self.assertEqual((created.name, created.state), ("accounts/acme/deployments/x", "CREATING"))
        self.assertEqual((created.create_time, created.status.code), (START, "OK"))
        self.advance("30s")
        read = self.client.deployments.get("x")
        self.assertEqual((read.state, read.base_model, read.accelerator_type), ("READY", MODEL, GPU))
        self.assertEqual((read.display_name, read.replica_count, read.max_replica_count), ("Search 🔥", 1, 3))
        self.assertEqual(read.autoscaling_policy.scale_up_window, "60s")
        self.assertEqual(read.autoscaling_policy.load_targets, {"default": 0.7})
        self.assertEqual(read.placement.region, "US_IOWA_1")

    def test_every_option_of_create_is_taken(self):
        flags = [
            "disable_auto_deploy",
            "disable_speculative_decoding",
            "skip_image_tag_validation",
            "skip_shape_validation",
            "accept_shapeless_risk",
        ]
        self.create("x", **dict.fromkeys(flags, True), validate_only=True)
        self.assertEqual(self.ids(), [])

    def test_a_missing_id_is_generated(self):
        made = self.client.deployments.create(base_model=MODEL, accelerator_type=GPU)
        self.assertRegex(made.name, "^accounts/acme/deployments/[0-9a-f]{8}$")

    def test_only_the_fields_of_a_mask_are_read(self):
        self.create("x")
        read = self.client.deployments.with_raw_response.get("x", read_mask="name,state").json()
        self.assertEqual(read, {"name": "accounts/acme/deployments/x", "state": "CREATING"})

    def test_an_update_changes_what_its_mask_names(self):
        self.create("x", display_name="before", description="kept")
        self.advance("30s")
        mask = {"updateMask": "display_name,max_replica_count"}
        changed = self.client.deployments.update(
            "x", base_model=MODEL, display_name="after", max_replica_count=4, extra_query=mask
        )
        self.assertEqual((changed.state, changed.display_name, changed.description), ("UPDATING", "after", "kept"))
        self.advance("30s")
        read = self.client.deployments.get("x")
        self.assertEqual((read.state, read.max_replica_count), ("READY", 4))

    def test_an_update_without_a_mask_changes_only_what_it_says(self):
        self.create("x", display_name="before", description="kept", autoscaling_policy={"scale_up_window": "60s"})
        policy = {"scale_down_window": "90s"}
        self.client.deployments.update("x", base_model=MODEL, display_name="after", autoscaling_policy=policy)
        read = self.client.deployments.get("x")
        self.assertEqual((read.display_name, read.description), ("after", "kept"))
        windows = read.autoscaling_policy
        self.assertEqual((windows.scale_up_window, windows.scale_down_window), ("60s", "90s"))

    def test_replicas_are_scaled_to_a_number_and_to_zero(self):
        self.create("x", max_replica_count=5)
        self.advance("30s")
        for count in [3, 0]:
            self.client.deployments.scale("x", replica_count=count)
            self.assertEqual(self.client.deployments.get("x").desired_replica_count, count)
            self.advance("30s")
            self.assertEqual(self.client.deployments.get("x").replica_count, count)

    def test_a_deleted_deployment_is_restored(self):
        self.create("x", display_name="kept")
        self.advance("30s")
        self.client.deployments.delete("x")
        self.assertEqual(self.client.deployments.get("x").state, "DELETING")
        self.advance("5s")
        deleted = self.client.deployments.get("x")
        self.assertEqual((deleted.state, deleted.delete_time), ("DELETED", START + timedelta(seconds=35)))
        self.assertEqual(deleted.purge_time, deleted.delete_time + timedelta(days=7))
        self.assertEqual((self.ids(), self.ids(show_deleted=True)), ([], ["x"]))

        undeleted = self.client.deployments.undelete("x", body={})
        self.assertEqual((undeleted.state, undeleted.display_name), ("CREATING", "kept"))
        self.assertEqual((undeleted.delete_time, undeleted.purge_time), (None, None))
        self.advance("30s")
        self.assertEqual(self.client.deployments.get("x").state, "READY")

    def test_a_hard_deletion_frees_the_id(self):
        self.create("x")
        self.client.deployments.delete("x", hard=True, ignore_checks=True)
        self.assertEqual(self.ids(show_deleted=True), [])
        self.assertEqual(self.create("x").state, "CREATING")

    def test_a_deployment_is_gone_at_its_purge_time(self):
        self.create("x")
        self.client.deployments.delete("x")
        self.advance("5s")
        purge_time = self.client.deployments.get("x").purge_time
        self.advance(str((purge_time - START - timedelta(seconds=6)).total_seconds()) + "s")
        self.assertEqual(self.client.deployments.get("x").state, "DELETED")
        self.advance("1s")
        with self.assertRaises(fireworks.NotFoundError):
            self.client.deployments.undelete("x", body={})

    def test_accounts_are_listed(self):
        self.assertEqual([account.name for account in self.client.accounts.list()], ["accounts/acme"])

    def test_the_asynchronous_client_does_the_same(self):
        async def run():
            options = {"base_url": self.url, "api_key": "fw_local", "account_id": "acme"}
            for http_client in [None, fireworks.DefaultAioHttpClient()]:
                async with fireworks.AsyncFireworks(**options, http_client=http_client) as client:
                    await client.deployments.create(deployment_id="x", base_model=MODEL, accelerator_type=GPU)
                    names = [deployment.name async for deployment in client.deployments.list(page_size=1)]
                    self.assertEqual(names, ["accounts/acme/deployments/x"])
                    await client.deployments.delete("x", hard=True)

        asyncio.run(run())


class Lists(Served):
    deployments = [
        {"name": "a", "displayName": "Search", "createTime": "2026-02-03T00:00:00Z", "acceleratorCount": 2},
        {"name": "b", "displayName": "Chat", "createTime": "2026-02-02T00:00:00Z", "acceleratorCount": 8},
        {"name": "c", "displayName": "Search", "createTime": "2026-02-01T00:00:00Z", "state": "FAILED"},
        {"name": "d", "displayName": "Gone", "state": "DELETED"},
        {"name": "e", "displayName": "Code", "autoscalingPolicy": {"loadTargets": {"requests_per_second": 2}}},
    ]

    def test_every_page_is_fetched(self):
        first = self.client.deployments.list(page_size=3)
        self.assertEqual((len(first.deployments), first.model_extra), (3, {"totalSize": 4}))
        self.assertTrue(first.has_next_page())
        self.assertFalse(first.get_next_page().has_next_page())
        for page_size in [1, 2, 3, 4, 1_000]:
            self.assertEqual(self.ids(page_size=page_size), ["c", "b", "a", "e"])
        self.assertEqual(len(self.ids(page_size=2, show_deleted=True)), 5)

    def test_pages_have_the_requested_order(self):
        self.assertEqual(self.ids(order_by="name desc", page_size=1), ["e", "c", "b", "a"])
        self.assertEqual(self.ids(order_by="display_name,create_time desc", page_size=2), ["b", "e", "a", "c"])

    def test_pages_hold_what_matches_a_filter(self):
        for wanted, filter in [
            (["c"], 'state = "FAILED"'),
            (["b", "a", "e"], 'state != "FAILED"'),
            (["c", "a"], 'display_name = "Search"'),
            (["a"], 'display_name = "Search" AND state = "READY"'),
            (["c", "b"], 'state = "FAILED" OR accelerator_count > 2'),
            (["b", "e"], 'NOT display_name = "Search"'),
            (["b"], 'create_time > "2026-02-01T00:00:00Z" AND create_time < "2026-02-03T00:00:00Z"'),
            (["e"], 'autoscaling_policy.load_targets:requests_per_second'),
            ([], 'name = "none"'),
        ]:
            with self.subTest(filter):
                self.assertEqual(self.ids(filter=filter, page_size=1), wanted)
        self.assertEqual(self.ids(filter='state = "DELETED"', show_deleted=True), ["d"])
        self.assertEqual(self.ids(filter='state = "READY"', order_by="accelerator_count desc"), ["b", "a", "e"])
