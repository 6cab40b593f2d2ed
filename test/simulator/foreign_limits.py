"""Tries every field of every operation below, at and above each limit of boto3's service models.

Arguments: the simulator's URL; on standard input a JSON object of lists of operations, by service. boto3's own
validation is off, its serializers and parsers do the rest; CloudWatch is called over JSON and over Query. Prints
a JSON object: the number of trials, and a sentence for each that came out wrong.
"""
import json
import re
import sys
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import botocore.session
from botocore.parsers import create_parser
from botocore.serialize import create_serializer

connection = HTTPConnection(urlsplit(sys.argv[1]).netloc)
session = botocore.session.get_session()
wrong = []
trials = 0
# Words that AWS documents for texts of which the models give the length only.
words_of = {
    "TreatMissingData": ["breaching", "notBreaching", "ignore", "missing"],
    "EvaluateLowSampleCountPercentile": ["evaluate", "ignore"],
}
refusal = re.compile(r"must have (length|value)|must satisfy (regular|enum)|must not (be null|have a size)|is required|must contain the parameter|no value for required")


def send(service, protocol, operation, params):
    """The error that the simulator answers; None when it answers something else."""
    model = session.get_service_model(service)
    request = create_serializer(protocol, False).serialize_to_request(params, model.operation_model(operation))
    body = request["body"]
    connection.request("POST", "/", urlencode(body) if isinstance(body, dict) else body, request["headers"])
    response = connection.getresponse()
    answer = {"status_code": response.status, "headers": response.headers, "body": response.read()}
    if response.status == 200:
        return None
    found = create_parser(protocol).parse(answer, model.operation_model(operation).output_shape)["Error"]
    return {**found, "status": response.status}


def words(shape):
    return shape.metadata.get("enum") or words_of.get(shape.name)


def text(shape, length):
    """A text that fits the pattern and the words of a shape."""
    if words(shape):
        return words(shape)[0]
    pattern = shape.metadata.get("pattern", "")
    letter = "1" if "\\d" in pattern else "a"
    # Most patterns are of one sign; some are of a path, with slashes or as in JSONPath.
    forms = [letter * length, f"/{'a' * (length - 2)}/"[:length], f"$.{'a' * (length - 2)}"[:length]]
    return next((form for form in forms if pattern and fits_pattern(pattern, form)), forms[0])


def fits_pattern(pattern, value):
    return re.fullmatch(pattern.replace("\\p{L}\\p{Z}\\p{N}", "\\w\\s"), value)


def valid(shape):
    """A value within all limits of a shape; of a structure, what is required."""
    low = shape.metadata.get("min", 0)
    if shape.type_name == "structure":
        members = shape.required_members or (list(shape.members)[:1] if getattr(shape, "is_tagged_union", False) else [])
        return {name: valid(shape.members[name]) for name in members}
    if shape.type_name == "list":
        return entries(shape, max(low, 1))
    if shape.type_name == "map":
        return pairs(shape, max(low, 1))
    if shape.type_name in ("integer", "long"):
        return max(low, 1)
    if shape.type_name in ("double", "float"):
        return 1.0
    if shape.type_name == "boolean":
        return True
    if shape.type_name == "timestamp":
        return 1_780_000_000
    return text(shape, max(low, 1))


def entries(shape, count):
    return [valid(shape.member)] * count


def pairs(shape, count):
    value = valid(shape.value)
    return {f"{text(shape.key, 1)}{index}": value for index in range(count)}


def variants(shape):
    """(value, whether it is within the limits, which limit is tried)"""
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    kind = shape.type_name
    sized = {"string": lambda n: text(shape, n), "list": lambda n: entries(shape, n), "map": lambda n: pairs(shape, n)}
    make = sized.get(kind, lambda n: n) if kind not in ("double", "float") else float
    if words(shape):
        yield from ((word, True, "enum") for word in words(shape))
        yield from ((word, False, "enum") for word in ("no-such-word", "", words(shape)[0].swapcase()))
        return
    if low is not None:
        yield make(low), True, "min"
        if kind in ("integer", "long") or low > 0:
            yield make(low - 1), False, "min"
    if high is not None:
        yield make(high), True, "max"
        if high > (low or 0):
            yield make(high - 1), True, "max"
        yield make(high + 1), False, "max"
    if "pattern" in shape.metadata:
        yield pattern_breaker(shape), False, "pattern"
    if kind == "integer":
        yield 2**31, False, "type"


def pattern_breaker(shape):
    """Most patterns exclude one of these signs; as many characters as the limits allow."""
    for sign in (":", "\u0001", "\u2603", "*", " "):
        value = (sign * max(shape.metadata.get("min", 0), 1))
        if not fits_pattern(shape.metadata["pattern"], value):
            return value
    raise ValueError(f"Nothing breaks {shape.metadata['pattern']}.")


def places(shape, path=()):
    """Every shape below a structure with the way to it: names of members, 0 for an entry, sides of a pair."""
    yield path, shape
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            yield from places(member, (*path, name))
    elif shape.type_name == "list":
        yield from places(shape.member, (*path, 0))
    elif shape.type_name == "map":
        yield from places(shape.key, (*path, "key"))
        yield from places(shape.value, (*path, "value"))


def build(shape, path, value):
    """A value of a shape that has another one at a place; all else is what is required."""
    if not path:
        return value
    step, *rest = path
    if shape.type_name == "list":
        return [build(shape.member, rest, value)] + entries(shape, shape.metadata.get("min", 1) or 1)[1:]
    if shape.type_name == "map":
        made = pairs(shape, max(shape.metadata.get("min", 0), 1))
        first = next(iter(made))
        if step == "value":
            return {**made, first: build(shape.value, rest, value)}
        return {value: made.pop(first), **made}
    others = {} if getattr(shape, "is_tagged_union", False) else valid(shape)
    return {**others, step: build(shape.members[step], rest, value)}


def tell(service, protocol, operation, path, what, why):
    place = ".".join(map(str, path))
    wrong.append(f"{service}:{operation} over {protocol}: {place}, {what}: {why}")


def names(message, path):
    """Whether an error calls a place by its name."""
    steps = [step for step in path if step != 0]
    name = steps[-2] if steps[-1] in ("key", "value") and len(steps) > 1 else steps[-1]
    after_value = re.sub(r"^.*?Value .*? at ", "", message)
    return re.search(rf"\b{name.removesuffix('s')}s?\b", after_value, re.IGNORECASE) is not None


def trial(service, protocol, operation, shape, path, value, fits, limit):
    global trials
    trials += 1
    error = send(service, protocol, operation, build(shape, path, value))
    shown = f"{limit} with {str(value)[:40]!r}"
    message = (error or {}).get("Message", "")
    named = names(message, path)
    if fits and error and named and refusal.search(message):
        tell(service, protocol, operation, path, shown, f"refused: {message[:200]}")
    if not fits and not (error and error["status"] == 400 and named):
        tell(service, protocol, operation, path, shown, f"not refused: {error}")


def required(service, protocol, operation, shape, path, whole):
    for name in shape.required_members:
        global trials
        without = {key: one for key, one in valid(shape).items() if key != name}
        if path and not without and protocol != "json":
            # A form cannot spell a structure that is empty.
            continue
        trials += 1
        error = send(service, protocol, operation, build(whole, path, without))
        if not (error and error["status"] == 400 and names(error["Message"], (name,))):
            tell(service, protocol, operation, (*path, name), "left out", f"not refused: {error}")


def try_operation(service, protocol, operation):
    shape = session.get_service_model(service).operation_model(operation).input_shape
    if shape is None:
        return
    for path, part in places(shape):
        if part.type_name == "structure":
            required(service, protocol, operation, part, path, shape)
        elif path:
            for value, fits, limit in variants(part):
                trial(service, protocol, operation, shape, path, value, fits, limit)


protocols = {"cloudwatch": ("json", "query"), "events": ("json",), "logs": ("json",), "ec2": ("ec2",)}
for service, operations in json.load(sys.stdin).items():
    known = set(session.get_service_model(service).operation_names)
    for protocol in protocols.get(service, ("query",)):
        for operation in operations:
            if operation in known:
                try_operation(service, protocol, operation)
print(json.dumps({"trials": trials, "wrong": wrong}))
