"""The settings: one file, read from the environment. docs/settings.md explains every name."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from award.environment import database, flag, folder, kept_secret, mail, names, number, text

CHECKOUT = Path(__file__).resolve().parents[2]
HOME = CHECKOUT if (CHECKOUT / "pyproject.toml").is_file() else Path.cwd()

# Where it lives
VAR = folder("AWARD_VAR", HOME / "var")
FILES_ROOT = folder("AWARD_FILES", VAR / "files")  # private: views that ask the desk hand them out
STATIC_ROOT = VAR / "static"
STATIC_URL = "/static/"
FONTS_ROOT = folder("AWARD_FONTS", VAR / "fonts")  # the office's own faces; may be absent
SITE_URL = text("AWARD_SITE_URL", "http://127.0.0.1:8000").rstrip("/")
UPLOADS_ROOT = folder("AWARD_UPLOADS", VAR / "uploads")  # files that have come in part
PUBLIC_CACHE = flag("AWARD_PUBLIC_CACHE", True)  # public pages are made once for a ledger line and a minute
UPLOAD_MAX_BYTES = number("AWARD_UPLOAD_MB", 200, least=1) * 1024 * 1024
CLAMD = text("AWARD_CLAMD", "")  # unix:/path or host:port; what it has not seen is quarantined
CLAMD_SECONDS = 30

# What it is: a demonstration has a movable clock and a bar to switch seats; neither exists outside it
DEMO = flag("AWARD_DEMO", False)
DEBUG = flag("AWARD_DEBUG", False)
HTTPS = flag("AWARD_HTTPS", False)
ALLOWED_HOSTS = names("AWARD_HOSTS", "127.0.0.1,localhost,[::1]")
SECRET_KEY = text("AWARD_SECRET_KEY", "") or kept_secret(VAR / "secret_key")
SEAL_KEY = text("AWARD_SEAL_KEY", "") or kept_secret(VAR / "seal_key")  # who objected is encrypted with it

# Who signs papers for verification: a PKCS#12 file, else the demonstration's own authority, else nobody
SIGN_KEY, SIGN_PASSWORD = text("AWARD_SIGN_KEY", ""), text("AWARD_SIGN_PASSWORD", "")
SIGN_ROOTS = names("AWARD_SIGN_ROOTS", "")
SIGN_TSA = text("AWARD_SIGN_TSA", "")
SIGN_DEMO, DEMO_SIGNING = VAR / "signing", DEMO

INSTALLED_APPS = [
    "award.web",  # first: its templates go before those of the same name elsewhere
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "award.records.people",
    "award.records.cycles",
    "award.records.applications",
    "award.records.reviews",
    "award.records.draws",
    "award.records.scoring",
    "award.records.credit",
    "award.records.onsite",
    "award.records.notices",
    "award.records.questions",
    "award.records.search",
    "award.records.honours",
    "award.records.insignia",
    "award.records.papers",
    "award.records.standards",
    "award.records.integrity",
    "award.records.diagnosis",
    "award.records.incubation",
    "award.records.means",
    "award.records.encouraged",
    "award.records.mobilising",
    "award.records.courses",
    "award.records.methods",
    "award.records.recipients",
    "award.records.visits",
    "award.records.spreading",
    "award.records.events",
    "award.records.files",
    "award.records.drafts",
    "award.records.forms",
    "award.records.filings",
    "award.records.uploads",
    "award.records.ledger",
    "award.records.library",
    "award.records.recusals",
    "award.records.conduct",
    "award.records.mutual",
    "award.services",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # default deny: public views say so
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "award.web.middleware.SeatMiddleware",
    "award.web.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",  # last, as it asks
]

ROOT_URLCONF = "award.urls"
WSGI_APPLICATION = "award.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "award.web.context.page",
                "award.web.context.page",
            ],
        },
    }
]

DATABASES = {
    "default": database(
        text("DATABASE_URL", f"sqlite://{VAR / 'award.sqlite3'}"), pool=number("AWARD_DATABASE_POOL", 0)
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STORAGES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FILES_ROOT, "base_url": None, "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# The award is Baotou's: one language, one clock
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

# Who comes in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["award.signin.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "award.signin.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "【包头市市长质量奖】"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
MFA_TOTP_ISSUER = "包头市市长质量奖管理系统"
AXES_FAILURE_LIMIT = number("AWARD_LOGIN_ATTEMPTS", 5, least=1)
AXES_COOLOFF_TIME = timedelta(minutes=number("AWARD_LOGIN_LOCK_MINUTES", 15, least=1))
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # a stranger cannot lock an officer out from elsewhere
AXES_USERNAME_CALLABLE = "award.signin.who_tries"
AXES_RESET_ON_SUCCESS = True
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 60 * number("AWARD_SESSION_MINUTES", 30, least=1)
SESSION_SAVE_EVERY_REQUEST = True  # the half hour is one of idleness
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# What a page may do
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if HTTPS:  # behind a proxy that ends TLS and sets X-Forwarded-Proto
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

# Letters
MAIL = mail(text("AWARD_EMAIL", "file"))
EMAIL_BACKEND, EMAIL_FILE_PATH = MAIL.backend, VAR / "mail"
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = MAIL.host, MAIL.port, 20
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.ssl, MAIL.starttls
DEFAULT_FROM_EMAIL = SERVER_EMAIL = text("AWARD_EMAIL_FROM", "award@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": text("AWARD_LOG_LEVEL", "WARNING").upper()},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "pyhanko": {"level": "ERROR"},
    },
}
