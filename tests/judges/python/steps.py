"""The steps of the tour: each runs alone, is printed as one line, and never stops the others."""

import functools
import importlib
import inspect
import pkgutil

import hcloud


class Tour:
    def part(self, function, *arguments):
        """Runs a group of steps; what they need and did not get fails the rest of the group only."""
        try:
            function(self, *arguments)
        except Exception as error:
            print(f"FAILED {function.__module__}.{function.__name__} to its end: {reason(error)}", flush=True)

    def step(self, name, call, check=lambda result: True, finish=lambda result: None):
        """Runs a call and checks its result. Returns the result even where the check fails, so that later steps run."""
        result = None
        try:
            result = call()
            finish(result)
            assert check(result), f"unexpected result: {describe(result)}"
            print(f"ok {name}", flush=True)
        except Exception as error:
            print(f"FAILED {name}: {reason(error)}", flush=True)
        return result

    def action(self, name, call, check=lambda result: True):
        """Runs a call that starts actions, and waits for them as the client does; returns the result."""
        return self.step(name, call, check, wait)

    def refusal(self, name, code, call):
        """Runs a call that must be refused with an error code, or one of several separated by `|`."""

        def run():
            try:
                result = call()
            except hcloud.APIException as error:
                assert error.code in code.split("|"), f"{error.code} instead of {code}: {error.message}"
                return error
            raise AssertionError(f"accepted instead of {code}: {describe(result)}")

        return self.step(name, run)


def wait(result):
    for action in actions_of(result):
        action.wait_until_finished()
        assert action.status == "success", f"the action ended with {action.status}"


def actions_of(result):
    """The actions of a result: itself, a list, or those of a response."""
    if isinstance(result, list):
        return result
    if hasattr(result, "wait_until_finished"):
        return [result]
    following = getattr(result, "next_actions", None) or getattr(result, "actions", None) or []
    return [action for action in [getattr(result, "action", None), *following] if action is not None]


def describe(value):
    return str(getattr(value, "__dict__", value))[:300]


def reason(error):
    message = " ".join(f"{type(error).__name__}: {error}".split())
    details = getattr(error, "details", None)
    return f"{message} {details}" if details else message


# Methods that send no request.
LOCAL = {"has_id_or_name", "private_net_for"}


class Calls:
    """Counts the calls of all public methods of the client."""

    def __init__(self):
        self.made = set()
        self.known = set()
        for module in pkgutil.walk_packages(hcloud.__path__, "hcloud."):
            if module.name.endswith(".client"):
                for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
                    if kind.__module__ == module.name:
                        self._watch(kind)

    def _watch(self, kind):
        for name, method in list(vars(kind).items()):
            if name.startswith("_") or name in LOCAL or not inspect.isfunction(method):
                continue
            self.known.add(f"{kind.__name__}.{name}")
            setattr(kind, name, self._counted(f"{kind.__name__}.{name}", method))

    def _counted(self, name, method):
        @functools.wraps(method)
        def counted(*arguments, **options):
            self.made.add(name)
            return method(*arguments, **options)

        return counted

    def missing(self):
        return sorted(self.known - self.made)
