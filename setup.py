"""A build of the package compiles the data first; everything else is in pyproject.toml."""

import subprocess
import sys

from setuptools import setup
from setuptools.command.build_py import build_py


class CompileThenBuild(build_py):
    def run(self) -> None:
        subprocess.run([sys.executable, "tools/compile_data.py"], check=True)
        super().run()


setup(cmdclass={"build_py": CompileThenBuild})
