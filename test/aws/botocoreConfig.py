"""Reads config files as the AWS CLI does: its own reader, over pairs of texts.

Input: a JSON list of [config, credentials]. Output: a JSON list of {profiles, sections}, or of
{error} for files that the AWS CLI refuses.
"""

import json
import os
import sys
import tempfile

from botocore.configloader import load_config, raw_config_parse
from botocore.exceptions import ConfigParseError


def flat(settings):
    result = {}
    for key, value in settings.items():
        if isinstance(value, dict):
            result.update({f"{key}.{inner}": each for inner, each in value.items()})
        else:
            result[key] = value
    return result


def read(config_path, credentials_path):
    """As botocore.session.Session.full_config joins the two files."""
    config = load_config(config_path)
    profiles = {name: flat(each) for name, each in config["profiles"].items()}
    for name, settings in raw_config_parse(credentials_path).items():
        profiles.setdefault(name, {}).update(flat(settings))
    sections = {}
    for kind, key in (("sso-session", "sso_sessions"), ("services", "services")):
        for name, settings in config[key].items():
            sections[f"{kind} {name}"] = flat(settings)
    return {"profiles": profiles, "sections": sections}


answers = []
with tempfile.TemporaryDirectory() as folder:
    paths = [os.path.join(folder, name) for name in ("config", "credentials")]
    for texts in json.load(sys.stdin):
        for path, text in zip(paths, texts):
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        try:
            answers.append(read(*paths))
        except ConfigParseError as error:
            answers.append({"error": str(error)})
json.dump(answers, sys.stdout)
