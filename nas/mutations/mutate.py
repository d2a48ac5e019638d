"""Carrying out one mutation: choose a site, apply the rule, measure what it did."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from nas.architecture import Architecture
from nas.errors import MutationError, NoSite, PreservationError
from nas.mutations import registry
from nas.mutations.limits import Limits, TooLarge, limited
from nas.mutations.protocol import Site
from nas.mutations.record import Mutation
from nas.network import Network
from nas.preservation import Certificate, preservation

MAX_SEED = 2**63 - 1


def sites(architecture: Architecture, name: str) -> list[Site]:
    """Every site of the mutation of that name, illegal ones with a reason; depends on the architecture alone."""
    return registry.get(name).sites(architecture)


def mutate(
    network: Network,
    name: str,
    *,
    seed: int = 0,
    site: str | None = None,
    certify: bool = True,
    max_parameters: int | None = None,
    max_flops: int | None = None,
    **parameters: Any,
) -> tuple[Network, Mutation]:
    """The child and the record of what was done; the network itself is left as it is.

    Without a `site` a random legal one that takes the given parameters; parameters that are not given are drawn. The
    same arguments give the same child, bit for bit, and torch's and numpy's global generators are left alone.

    Raises NoSite, MutationError (an unknown mutation or parameter, or a value that does not fit), LimitExceeded or
    ArchitectureError before it allocates anything for a child that is too large, and PreservationError if the rule
    claims to be exact and the certificate says otherwise.
    """
    rule = registry.get(name)
    for_site, _ = np.random.SeedSequence(checked_seed(seed)).spawn(2)
    places = iter([site] if site is not None else ())
    if site is None:
        places = fitting_sites(network.architecture, name, np.random.default_rng(for_site), **parameters)
    with limited(Limits(max_parameters, max_flops)):
        chosen_site, child, chosen = _first_permitted(rule, network, places, seed, parameters)
    claim = rule.exact(rule.validated(chosen))
    certificate = certified(network, child, name, chosen_site, claim=claim) if certify else None
    record = Mutation(
        name=name, site=chosen_site, parameters={"seed": seed, **chosen}, exact=claim, certificate=certificate
    )
    return child, record


def _first_permitted(
    rule: registry.AnyRule, network: Network, places: Iterator[str], seed: int, parameters: dict[str, Any]
) -> tuple[str, Network, dict[str, Any]]:
    """Apply the rule at the first place where the weights permit it; raises NoSite with each refusal.

    A place whose child passes a limit is passed over too; if none is left, LimitExceeded says by how much.
    """
    refusals: list[NoSite | TooLarge] = []
    for place in places:
        _, for_rule = np.random.SeedSequence(seed).spawn(2)
        try:
            return place, *rule.apply(network, place, np.random.default_rng(for_rule), **parameters)
        except (NoSite, TooLarge) as error:
            refusals.append(error)
    large = [error for error in refusals if isinstance(error, TooLarge)]
    if large or len(refusals) == 1:
        raise min(large, key=lambda error: error.size, default=refusals[0])
    raise NoSite(f"the weights permit {rule.name} at no site. {'; '.join(map(str, refusals[:8]))}")


def random_site(architecture: Architecture, name: str, rng: np.random.Generator, **parameters: Any) -> str:
    """A random legal site that takes these parameters; raises NoSite if there is none, with what the sites said."""
    return next(fitting_sites(architecture, name, rng, **parameters))


def fitting_sites(architecture: Architecture, name: str, rng: np.random.Generator, **parameters: Any) -> Iterator[str]:
    """The legal sites that take these parameters, in random order; raises NoSite as `random_site` does."""
    rule = registry.get(name)
    given = rule.validated(parameters)
    known = rule.sites(architecture)
    legal = [candidate.name for candidate in known if candidate.legal]
    if not legal:
        reasons = "; ".join(f"{candidate.name}: {candidate.reason}" for candidate in known[:8])
        raise NoSite(f"{name} has no legal site in this architecture. {reasons}".rstrip(". "))
    refusals = []
    for place in rng.permutation(len(legal)):
        try:
            rule.settle(architecture, legal[place], given, np.random.default_rng(0))
        except MutationError as error:
            refusals.append(f"{legal[place]}: {error.reason}")
        else:
            yield legal[place]
    if len(refusals) == len(legal):
        raise NoSite(f"no site of {name} takes these parameters. {'; '.join(refusals[:8])}")


def certified(network: Network, child: Network, name: str, site: str, *, claim: bool) -> Certificate:
    """The certificate; raises PreservationError with it if the rule's claim to be exact does not hold."""
    certificate = preservation(network, child)
    if claim and not certificate.exact:
        raise PreservationError(
            f"{name} at {site!r} claims to be exact, but changed the output by {certificate.max_error:.3g} of its "
            f"scale (the limit is {certificate.tolerance:g})",
            certificate,
        )
    return certificate


def checked_seed(seed: object) -> int:
    """The seed; raises MutationError unless it is a whole number from 0 to 2**63 - 1."""
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed <= MAX_SEED:
        raise MutationError("seed", f"must be a whole number from 0 to {MAX_SEED}, got {seed!r}")
    return seed
