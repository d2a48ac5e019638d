"""The dashboard links to TensorBoard where the operator says that there is one."""

from fastapi.testclient import TestClient

from store.settings import Settings
from tests.unit.server.alone import alone
from tests.unit.server.hand import Hand


def test_a_job_and_its_models_link_to_tensorboard_where_there_is_one(settings: Settings) -> None:
    told = settings.model_copy(update={"tensorboard_url": "https://board.example/tb"})
    for own, linked in ((settings, False), (told, True)):
        app = alone(own)
        with TestClient(app) as client:
            job = client.post("/jobs", json={"dataset": "digits"}).raise_for_status().json()
            model_id = Hand(app.state.resources.database, app.state.resources.checkpoints).succeed()
            for path in (f"/ui/jobs/{job['id']}", f"/ui/models/{model_id}"):
                page = client.get(path).raise_for_status().text
                assert (f'href="https://board.example/tb?runFilter={job["id"]}"' in page) is linked
            client.post(f"/jobs/{job['id']}/cancel").raise_for_status()
