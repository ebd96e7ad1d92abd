"""The official client's error for each refusal, and its handling of faults."""

import fireworks
from served import GPU, MODEL, Served


class Refusals(Served):
    deployments = [{"name": "live"}, {"name": "gone", "state": "DELETED"}]

    def refused(self, error, code, call):
        """Asserts that a call raises this error with this code of the service."""
        with self.assertRaises(error) as raised:
            call()
        self.assertEqual((raised.exception.body["code"], raised.exception.body["details"]), (code, []))
        self.assertRegex(raised.exception.response.headers["x-request-id"], "^[0-9a-f]{16}$")
        return raised.exception.body["message"]

    def test_another_key_is_unauthenticated(self):
        stranger = self.client_of(api_key="fw_other").deployments
        with self.assertRaises(fireworks.AuthenticationError) as raised:
            stranger.get("live")
        self.assertEqual(raised.exception.body["error"]["code"], "UNAUTHORIZED")

    def test_another_account_is_not_permitted(self):
        deployments = self.client.deployments
        self.refused(fireworks.PermissionDeniedError, 7, lambda: deployments.get("live", account_id="other"))
        self.refused(fireworks.PermissionDeniedError, 7, lambda: deployments.get("none", account_id="other"))

    def test_a_missing_deployment_is_not_found(self):
        deployments = self.client.deployments
        for call in [
            lambda: deployments.get("none"),
            lambda: deployments.update("none", base_model=MODEL),
            lambda: deployments.scale("none", replica_count=1),
            lambda: deployments.undelete("none", body={}),
            lambda: deployments.delete("none"),
            lambda: deployments.delete("none", hard=True),
            lambda: deployments.delete("gone"),
        ]:
            self.refused(fireworks.NotFoundError, 5, call)

    def test_an_id_that_is_taken_is_a_conflict(self):
        # the client retries a 409
        self.client = self.client_of(max_retries=0)
        for taken in ["live", "gone"]:
            self.refused(fireworks.ConflictError, 6, lambda: self.create(taken))

    def test_a_live_deployment_cannot_be_undeleted(self):
        deployments = self.client_of(max_retries=0).deployments
        self.refused(fireworks.ConflictError, 6, lambda: deployments.undelete("live", body={}))
        deployments.delete("live")
        self.refused(fireworks.BadRequestError, 9, lambda: deployments.undelete("live", body={}))

    def test_a_deployment_in_use_cannot_be_deleted(self):
        self.tell("traffic", deployment="live")
        deployments = self.client.deployments
        message = self.refused(fireworks.BadRequestError, 9, lambda: deployments.delete("live"))
        self.assertEqual(
            message,
            "deployment has received inference requests in the last hour, pass ignore_checks to skip this check",
        )
        deployments.delete("live", ignore_checks=True)

    def test_an_invalid_deployment_is_a_bad_request(self):
        for said, given in {
            "proto: (line 1:": {"accelerator_type": "h200-141gb"},
            "displayName": {"display_name": "x" * 64},
            "scaleToZeroWindow": {"autoscaling_policy": {"scale_to_zero_window": "299s"}},
            "min_replica_count": {"min_replica_count": 3, "max_replica_count": 2},
            "accelerator_type must be specified for non-embeddings engines": {
                "accelerator_type": "ACCELERATOR_TYPE_UNSPECIFIED"
            },
            "unknown field": {"extra_body": {"colour": "blue"}},
            "deploymentId": {"extra_body": {"deploymentId": "x"}},
        }.items():
            with self.subTest(given):
                message = self.refused(fireworks.BadRequestError, 3, lambda: self.create("x", **given))
                self.assertIn(said, message)
        self.refused(fireworks.BadRequestError, 3, lambda: self.create("No-ID"))

    def test_immutable_fields_cannot_be_updated(self):
        update = self.client.deployments.update
        for mask in ["base_model", "placement", "colour", "annotations"]:
            with self.subTest(mask):
                call = lambda: update("live", base_model=MODEL, extra_query={"updateMask": mask})
                self.refused(fireworks.BadRequestError, 3, call)

    def test_an_invalid_list_request_is_a_bad_request(self):
        for query in [
            {"page_size": -1},
            {"page_token": "none"},
            {"order_by": "colour"},
            {"read_mask": "colour"},
            {"filter": "state = "},
            {"filter": 'colour = "blue"'},
            {"filter": 'annotations:"custom/team"'},
            {"page_size": 1, "extra_query": {"page_size": 1}},
        ]:
            with self.subTest(query):
                self.refused(fireworks.BadRequestError, 3, lambda: self.client.deployments.list(**query))

    def test_an_unknown_parameter_is_ignored(self):
        page = self.client.deployments.list(extra_query={"colour": "blue"})
        self.assertEqual(page.deployments, self.client.deployments.list().deployments)

    def test_a_page_token_is_valid_only_for_its_list(self):
        token = self.client.deployments.list(page_size=1, show_deleted=True).next_page_token
        self.refused(
            fireworks.BadRequestError, 3, lambda: self.client.deployments.list(page_size=1, page_token=token)
        )

    def test_a_negative_number_of_replicas_is_a_bad_request(self):
        scale = self.client.deployments.scale
        self.refused(fireworks.BadRequestError, 3, lambda: scale("live", replica_count=-1))

    def test_unimplemented_paths_say_so(self):
        shapes = self.client_of(max_retries=0).deployment_shapes
        with self.assertRaises(fireworks.InternalServerError) as raised:
            shapes.list()
        self.assertEqual((raised.exception.status_code, raised.exception.body["code"]), (501, 12))


class Faults(Served):
    deployments = [{"name": "x"}]

    def setUp(self):
        super().setUp()
        self.impatient = self.client_of(max_retries=0).deployments

    def test_each_status_raises_its_own_error(self):
        for status, error in {
            400: fireworks.BadRequestError,
            401: fireworks.AuthenticationError,
            403: fireworks.PermissionDeniedError,
            404: fireworks.NotFoundError,
            409: fireworks.ConflictError,
            412: fireworks.APIStatusError,
            422: fireworks.UnprocessableEntityError,
            429: fireworks.RateLimitError,
            500: fireworks.InternalServerError,
            503: fireworks.InternalServerError,
        }.items():
            with self.subTest(status):
                self.tell("fail", status=status, message="on demand")
                with self.assertRaises(error) as raised:
                    self.impatient.get("x")
                self.assertEqual(raised.exception.status_code, status)
                body = raised.exception.body
                self.assertEqual(body.get("error", body)["message"], "on demand")

    def test_transient_errors_are_retried(self):
        for fault in [{"status": 429}, {"status": 503}, {"dropConnection": True}]:
            with self.subTest(fault):
                self.tell("fail", times=2, headers={"retry-after-ms": "1"}, **fault)
                self.assertEqual(self.client.deployments.get("x").state, "READY")
        self.tell("fail", status=503, headers={"x-should-retry": "false"})
        with self.assertRaises(fireworks.InternalServerError):
            self.client.deployments.get("x")

    def test_a_broken_connection_differs_from_a_refusal(self):
        self.tell("fail", dropConnection=True)
        with self.assertRaises(fireworks.APIConnectionError):
            self.impatient.get("x")
        self.tell("fail", truncateBody=10)
        with self.assertRaises(fireworks.APIConnectionError):
            self.impatient.get("x")
        self.tell("fail", delayMs=5_000)
        with self.assertRaises(fireworks.APITimeoutError):
            self.impatient.get("x", timeout=0.2)

    def test_a_write_whose_answer_is_lost_took_effect(self):
        self.tell("fail", dropConnection=True, takesEffect=True, match="DELETE")
        with self.assertRaises(fireworks.APIConnectionError):
            self.impatient.delete("x")
        self.assertEqual(self.impatient.get("x").state, "DELETING")

    def test_a_request_may_carry_its_own_fault(self):
        with self.assertRaises(fireworks.RateLimitError):
            self.impatient.get("x", extra_headers={"x-emulator-fault": '{"status": 429}'})

    def test_a_start_without_capacity_shows_in_the_status(self):
        self.tell("failStart", message="no GPU", lasts="10m")
        created = self.impatient.create(deployment_id="y", base_model=MODEL, accelerator_type=GPU)
        self.assertEqual((created.state, created.status.code), ("CREATING", "RESOURCE_EXHAUSTED"))
        self.advance("10m")
        self.advance("30s")
        self.assertEqual(self.impatient.get("y").state, "READY")
