"""Prints the limits of AWS's service models, as JSON, for some operations.

Input: a JSON object of lists of operations, by service, on standard input. The models are those of
the botocore that is installed. An operation or a service that they do not know is left out.

What is kept of a shape: its type, `required`, `min`, `max`, `pattern`, `enum` and `union`. Members have
the names under which they are sent.
"""
import json
import sys

import botocore
import botocore.session

LIMITS = ("min", "max", "pattern", "enum")


def upper_first(name):
    return name[:1].upper() + name[1:]


class Service:
    def __init__(self, model):
        self.raw = model._service_description
        self.ec2 = model.metadata["protocol"] == "ec2"
        self.shapes = {}

    def sent_name(self, name, member):
        """https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#query-key-resolution"""
        if self.ec2:
            return member.get("queryName") or upper_first(member.get("locationName", name))
        return member.get("locationName", name)

    def reference(self, name):
        """The name of a shape, which is kept now."""
        if name not in self.shapes:
            shape = self.raw["shapes"][name]
            limits = {limit: shape[limit] for limit in LIMITS if limit in shape}
            self.shapes[name] = kept = {"type": shape["type"], **limits}
            kept.update(getattr(self, "parts_of_" + shape["type"], lambda _: {})(shape))
        return name

    def parts_of_structure(self, shape):
        named = {key: self.sent_name(key, member) for key, member in shape["members"].items()}
        members = {named[key]: self.reference(one["shape"]) for key, one in shape["members"].items()}
        required = [named[key] for key in shape.get("required", [])]
        union = {"union": True} if shape.get("union") else {}
        return {"members": members, **({"required": required} if required else {}), **union}

    def parts_of_list(self, shape):
        return {"of": self.reference(shape["member"]["shape"])}

    def parts_of_map(self, shape):
        sides = {side: self.reference(shape[side]["shape"]) for side in ("key", "value")}
        names = {side + "Name": shape[side]["locationName"] for side in sides if "locationName" in shape[side]}
        return {**sides, **names}

    def operation(self, name):
        operation = self.raw["operations"][name]
        errors = [error["shape"] for error in operation.get("errors", [])]
        made = {"input": self.reference(operation["input"]["shape"])} if "input" in operation else {}
        return {**made, **({"errors": errors} if errors else {})}


def limits(session, name, operations):
    service = Service(session.get_service_model(name))
    known = {one: service.operation(one) for one in sorted(operations) if one in service.raw["operations"]}
    return {"operations": known, "shapes": dict(sorted(service.shapes.items()))}


session = botocore.session.get_session()
asked = json.load(sys.stdin)
table = {name: limits(session, name, asked[name]) for name in sorted(asked)}
print(json.dumps({"botocore": botocore.__version__, "services": table}))
