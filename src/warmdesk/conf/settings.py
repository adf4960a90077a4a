"""Django's settings. Everything an administrator may change comes from `environment`."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from warmdesk.conf import environment

PACKAGE = Path(__file__).resolve().parent.parent
DATA = environment.data_folder()

DEBUG = environment.flag("DEBUG")
SECRET_KEY = environment.secret_key(DATA)
SECRET_KEY_FALLBACKS = [key for key in environment.text("OLD_SECRET_KEYS").split(",") if key]

# The address people open. Links in mails use it, and it decides whether cookies need TLS.
ADDRESS = environment.address("http://127.0.0.1:8000")
_address = urlsplit(ADDRESS)
IS_HTTPS = _address.scheme == "https"
ALLOWED_HOSTS = [
    _address.hostname or "127.0.0.1",
    *{"127.0.0.1", "localhost"},
    *[host for host in environment.text("ALLOWED_HOSTS").split(",") if host],
]
CSRF_TRUSTED_ORIGINS = [ADDRESS]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "warmdesk.core",
    "warmdesk.accounts",
    "warmdesk.people",
    "warmdesk.tickets",
    "warmdesk.knowledge",
    "warmdesk.promises",
    "warmdesk.mail",
    "warmdesk.coaching",
    "warmdesk.web",
    "warmdesk.api",
    "warmdesk.portal",
    "warmdesk.desk",
    "warmdesk.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "warmdesk.web.middleware.safe_headers",
    "warmdesk.web.nul.WithoutNul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "warmdesk.web.middleware.own_time_zone",
    "warmdesk.web.middleware.kind_refusals",
]

ROOT_URLCONF = "warmdesk.conf.urls"
WSGI_APPLICATION = "warmdesk.conf.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "warmdesk.web.jinja.environment",
            "context_processors": ["warmdesk.web.context.page"],
        },
    },
    {
        # Only for packages that bring Django templates of their own.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {"default": environment.database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["warmdesk.accounts.backends.AgentBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "warmdesk.web.adapter.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

SESSION_ENGINE = "warmdesk.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "warmdesk.web.errors.form_expired"
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = IS_HTTPS and environment.flag("SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS
X_FRAME_OPTIONS = "DENY"
if environment.flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    "staticfiles": {
        "BACKEND": "warmdesk.web.staticfiles.VersionedStorage",
    },
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 365 * 24 * 60 * 60 if not DEBUG else 0

# A whole desk is a few processes; what is kept here is small and may be lost at any time.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# Mail leaves through the outbox and each mailbox's own server, never through Django's default.
EMAIL_BACKEND = "warmdesk.mail.sending.backend.DeskBackend"
DEFAULT_FROM_EMAIL = environment.text("FROM", "desk@localhost")

# "print" shows mail on the terminal while a mailbox has no outgoing server.
MAIL_IS_PRINTED = environment.text("MAIL") == "print"
# How often each mailbox is looked at.
FETCH_SECONDS = environment.whole("FETCH_SECONDS", 20)

# Only the sample desk sets this: nothing may leave the machine.
IS_SAMPLE = environment.flag("SAMPLE")

LOGGING_CONFIG = "warmdesk.conf.logs.configure"
LOGGING = {"level": environment.text("LOG_LEVEL", "INFO")}

SILENCED_SYSTEM_CHECKS: list[str] = []
