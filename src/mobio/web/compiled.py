"""Where the compiled templates are kept, if the ini file says so."""

from mobio.services.compiling import compile_one_at_a_time, keep_compiled
from mobio.web.keys import derived


def includeme(config):
    compile_one_at_a_time()
    folder = config.registry.mobio.compiled
    if folder is not None:
        keep_compiled(folder, bytes.fromhex(derived(config.registry.link_key, "templates")))
