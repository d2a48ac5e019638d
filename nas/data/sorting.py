"""Classes of images: by folder, by a table beside them, or by a file each (WebDataset)."""

from pathlib import Path

from nas.data import labelled, webdataset
from nas.data.archive import where
from nas.data.folder import Listing
from nas.data.options import Options, UnfitOption
from nas.data.tree import Tree, arranged


def tree_of(listing: Listing, path: Path, options: Options) -> Tree:
    """The images by split and class. Raises `DatasetError`."""
    if webdataset.is_one(listing.entries):
        return webdataset.tree_of(listing.entries, path, options)
    if labelled.is_one(listing.entries):
        return labelled.tree_of(listing.entries, path, options)
    tree = arranged(listing.entries, path, listing.folders)
    if options.label_column is not None:
        raise UnfitOption(where(path), "label_column", "is for tables, and there is none")
    return tree
