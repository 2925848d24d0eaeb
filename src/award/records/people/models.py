"""People, the posts they hold, and the bodies that sit in the seats."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models

from award.process.kinds import Actor


class UserManager(BaseUserManager["User"]):
    """Accounts are found by e-mail; there is no user name."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class User(AbstractUser):
    """A natural person; what they may do comes from their posts."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField("电子邮箱", unique=True)
    name = models.CharField("姓名", max_length=40, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return str(self)


class County(models.Model):
    """旗县区, incl. 稀土高新区 by its own jurisdiction (Article 21)."""

    code = models.CharField(max_length=6, primary_key=True)
    name = models.CharField(max_length=40)
    short = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["order", "code"]

    def __str__(self) -> str:
        return self.name


class Organ(models.Model):
    """A sector authority: a department of city or county, or an association (Articles 10, 21, 22)."""

    name = models.CharField("名称", max_length=60, unique=True)
    county = models.ForeignKey(County, null=True, blank=True, on_delete=models.PROTECT)
    association = models.BooleanField(default=False)
    grounds = models.JSONField("主查第十七条各项", default=list, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name


class Enterprise(models.Model):
    """The lasting body; its credit code is its identity across cycles."""

    uscc = models.CharField("统一社会信用代码", max_length=18, unique=True)
    name = models.CharField("单位名称", max_length=100)
    county = models.ForeignKey(County, null=True, blank=True, on_delete=models.PROTECT)
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A person on a seat. `may_release`: is the second officer of CITY, or the approver of a unit."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    actor = models.CharField(max_length=12, choices=[(a.value, a.label) for a in Actor])
    county = models.ForeignKey(County, null=True, blank=True, on_delete=models.PROTECT)
    organ = models.ForeignKey(Organ, null=True, blank=True, on_delete=models.PROTECT)
    enterprise = models.ForeignKey(Enterprise, null=True, blank=True, on_delete=models.PROTECT)
    title = models.CharField("职务", max_length=40, blank=True)
    may_release = models.BooleanField("可复核发布、代表单位提交", default=False)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.user}，{self.body_name}"

    @property
    def body_name(self) -> str:
        """The body the person sits for, in the words of the regulation."""
        if self.enterprise is not None:
            return self.enterprise.name
        if self.organ is not None:
            return self.organ.name
        if self.county is not None:
            return f"{self.county.name}质量工作主管部门"
        return Actor(self.actor).label


class Message(models.Model):
    """In-site message to one person; sent by mail as well."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="messages_received")
    text = models.CharField(max_length=400)
    link = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
