"""Talks to `rtmlabel serve` as Label Studio does: its library, its retries, its time-outs, the bodies of both generations.

usage: client.py PORT USER:PASSWORD MODEL_VERSION DOCUMENT_ROOT PICTURE... BROKEN_PICTURE
Prints one JSON object per check: {"name", "ok", "found"}.
"""

import json
import os
import socket
import sys
import threading
import time
from urllib.parse import quote

try:
    import requests
except ImportError:
    from pip._vendor import requests

# Seconds to connect and to read, as Label Studio has them.
HEALTH, SETUP, PREDICT, WEBHOOK = (1, 1), (1, 3), (1, 100), (1, 1)

CONFIG = (
    '<View><Image name="image" value="$image"/><RectangleLabels name="label" toName="image">'
    '<Label value="person"/><Label value="vase"/><Label value="cell_phone"/></RectangleLabels></View>'
)

port, credentials, version, root, *pictures = sys.argv[1:]
*good, broken = pictures
user, password = credentials.split(":")
base = f"http://{quote(user)}:{quote(password)}@localhost:{port}/"

session = requests.Session()
session.trust_env = False
session.headers["User-Agent"] = "heartex/"
session.mount("http://", requests.adapters.HTTPAdapter(max_retries=2))


def check(name):
    def run(body):
        try:
            found, ok = body(), True
        except Exception as error:
            found, ok = f"{type(error).__name__}: {error}", False
        print(json.dumps({"name": name, "ok": ok, "found": found}), flush=True)

    return run


def expect(holds, what):
    if not holds:
        raise AssertionError(what)


def call(path, body=None, timeout=PREDICT, method="POST"):
    """As Label Studio's connector: an error status raises, and only the text of the exception is kept."""
    answer = session.request(method, base + path, json=body, timeout=timeout)
    answer.raise_for_status()
    return answer.json()


def task(picture, at=1):
    path = os.path.relpath(picture, root).replace(os.sep, "/")
    return {"id": at, "data": {"image": f"/data/local-files/?d={quote(path)}"}, "annotations": [], "predictions": []}


def asked(pictures, **more):
    tasks = [task(picture, at) for at, picture in enumerate(pictures, 1)]
    params = {"login": None, "password": None, "context": None}
    return {"tasks": tasks, "project": "7.1711533912", "label_config": CONFIG, "params": params, **more}


@check("health within 1 s")
def _():
    answer = call("health", timeout=HEALTH, method="GET")
    expect(answer["status"] == "UP", answer)
    return f"requests {requests.__version__}"


@check("setup within 3 s says the version, whatever the config and extra parameters are")
def _():
    for schema in [CONFIG, "<View></View>", None, ""]:
        for extra in [None, '{"score_threshold":0.35}', {"score_threshold": 0.35}, "free text"]:
            body = {"project": "7.1711533912", "schema": schema, "hostname": "http://localhost:8080"}
            answer = call("setup", {**body, "access_token": "0" * 40, "extra_params": extra}, SETUP)
            expect(answer["model_version"] == version, answer)
    return version


@check("predict answers one task, with the version of setup in both places")
def _():
    answer = call("predict", asked(good[:1]))
    expect(len(answer["results"]) == 1 and answer["model_version"] == version, answer)
    expect(answer["results"][0]["model_version"] == version, answer["results"][0])
    return f"{len(answer['results'][0]['result'])} boxes"


@check("an old client's body, with model_version and without params.context, is answered alike")
def _():
    new = call("predict", asked(good[:1]))
    old = call("predict", asked(good[:1], model_version=version, params={"login": None, "password": None}))
    expect(old == new, "the answers differ")


@check("a batch is answered in its order")
def _():
    batch = call("predict", asked(good))["results"]
    alone = [asked([picture], tasks=[task(picture, at)]) for at, picture in enumerate(good, 1)]
    single = [call("predict", body)["results"][0] for body in alone]
    expect(batch == single, "batch and single answers differ")
    return f"{len(batch)} tasks"


@check("a batch with a broken picture is answered with exactly one entry")
def _():
    answer = call("predict", asked([good[0], broken, good[1]]))
    expect(len(answer["results"]) == 1, f"{len(answer['results'])} entries")


@check("a broken picture alone: the exception tells why, in ASCII")
def _():
    try:
        call("predict", asked([broken]))
    except requests.exceptions.HTTPError as error:
        text = str(error)
        expect(text.isascii() and text.startswith("424 Client Error: ") and "None" not in text, text)
        return text.replace(port, "PORT").replace(password, "…").replace(quote(password), "…")
    raise AssertionError("it was answered")


@check("health stays within 1 s while three clients ask for predictions")
def _():
    over = threading.Event()
    failures = []

    def ask():
        while not over.is_set():
            try:
                requests.post(base + "predict", json=asked(good), timeout=PREDICT).raise_for_status()
            except Exception as error:
                failures.append(str(error))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    slowest = 0
    try:
        for _ in range(50):
            began = time.monotonic()
            call("health", timeout=HEALTH, method="GET")
            slowest = max(slowest, time.monotonic() - began)
            time.sleep(0.1)
    finally:
        over.set()
        for thread in threads:
            thread.join()
    expect(not failures, failures[:1])
    return f"the slowest of 50 in {slowest * 1000:.0f} ms"


@check("events within 1 s, without a password")
def _():
    actions = ["ANNOTATION_CREATED", "ANNOTATIONS_DELETED", "PROJECT_UPDATED", "START_TRAINING", "WHO_KNOWS"]
    for action in actions:
        body = {"action": action, "project": {"id": 7}, "annotation": {"result": [{"value": "x" * 100}] * 1000}}
        answer = requests.post(f"http://localhost:{port}/webhook", json=body, timeout=WEBHOOK)
        answer.raise_for_status()
        expect(isinstance(answer.json(), dict), answer.text)


@check("an old client's training with 20 MB of annotations is taken")
def _():
    body = {"annotations": [{"id": at, "data": {"image": "x" * 1000}} for at in range(20_000)], "project": "7.1"}
    expect(isinstance(call("train", body), dict), "no object")


@check("versions by GET and by POST, and the rest of the routes")
def _():
    for method in ["GET", "POST"]:
        expect(call("versions", {"project": "7.1"}, SETUP, method)["versions"] == [version], method)
    for path in ["validate", "delete", "duplicate_model"]:
        expect(isinstance(call(path, {"project": "7.1"}), dict), path)
    job, nowhere = (session.post(base + path, json={"job": "1"}, timeout=SETUP) for path in ["job_status", "nowhere"])
    expect((job.status_code, nowhere.status_code) == (410, 404), (job.status_code, nowhere.status_code))


@check("without or with a wrong password: 401 and what is wanted")
def _():
    for auth in [None, (user, "wrong")]:
        for method, path in [("GET", "health"), ("POST", "setup"), ("POST", "predict")]:
            answer = requests.request(method, f"http://localhost:{port}/{path}", json={}, auth=auth, timeout=SETUP)
            expect(answer.status_code == 401, f"{path} {answer.status_code}")
            expect(answer.headers["WWW-Authenticate"].startswith("Basic realm="), answer.headers)


@check("both loopback addresses answer")
def _():
    for host in ["127.0.0.1", "[::1]"]:
        answer = requests.get(f"http://{host}:{port}/health", auth=(user, password), timeout=HEALTH)
        expect(answer.ok, f"{host} {answer.status_code}")


@check("what is no JSON is refused, and a client that goes away does no harm")
def _():
    answer = session.post(base + "predict", data="{", headers={"Content-Type": "application/json"}, timeout=SETUP)
    expect(answer.status_code == 400 and answer.reason.isascii(), f"{answer.status_code} {answer.reason}")
    body = json.dumps(asked(good)).encode()
    for sent in [len(body) // 2, len(body)]:
        with socket.create_connection(("localhost", int(port)), 1) as gone:
            head = f"POST /predict HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: {len(body)}\r\n\r\n"
            gone.sendall(head.encode() + body[:sent])
    call("health", timeout=HEALTH, method="GET")
    expect(len(call("predict", asked(good[:1]))["results"]) == 1, "no answer")
