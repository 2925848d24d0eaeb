"""The product's settings, with what a test run needs otherwise: its own folder, quick hashing, no letters.

DATABASE_URL chooses the engine. The SQLite test database is a file, as in the product: threads that
write at once then meet real locks.
"""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="award-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["AWARD_VAR"] = _folder
os.environ.setdefault("DATABASE_URL", f"sqlite://{_folder}/award.sqlite3")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright keeps an event loop in the tests' thread

from award.settings import *  # noqa: E402, F403
from award.settings import DATABASES, STORAGES, VAR  # noqa: E402

SECRET_KEY = "only for tests"
DEMO = False
PUBLIC_CACHE = False  # rows are made here past the ledger; switched on by the test that is about it
DEMO_SIGNING = True  # the authority of the demonstration, made in the tests' own folder
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
AXES_ENABLED = False  # switched on by the tests that are about it

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"
