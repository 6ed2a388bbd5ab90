"""Where the compiled templates and the forms that were read are kept, if the ini file says so."""

from mobio.services.compiling import compile_one_at_a_time, keep_compiled
from mobio.services.forms_in_force import keep_read
from mobio.services.kept_forms import KeptTrees
from mobio.services.sealed_files import SealedFiles
from mobio.web.keys import derived


def includeme(config):
    compile_one_at_a_time()
    folder = config.registry.mobio.compiled
    if folder is not None:
        key = bytes.fromhex(derived(config.registry.link_key, "compiled"))
        files = SealedFiles(folder, key)
        keep_compiled(files)
        keep_read(KeptTrees(files))
