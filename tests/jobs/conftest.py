from tests.store.conftest import built, built_once, notebook

__all__ = ["built", "built_once", "notebook"]
