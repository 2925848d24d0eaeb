"""What a WSGI server runs: award.wsgi:application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "award.settings")
application = get_wsgi_application()
