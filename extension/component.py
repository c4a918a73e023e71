"""What LibreOffice may ask this extension for, by name.

unopkg imports this file before the extension's own modules can be found, and the office reads it at its first question:
so it needs nothing but the bridge, and each thing is imported when it is made.
"""

import unohelper


def panel_factory(context):
    from vanthu_office.panel.factory import PanelFactory

    return PanelFactory(context)


def wake(context):
    from vanthu_office.wake import Wake

    return Wake(context)


def proofreader(context, *arguments):  # the linguistic manager hands its properties over; without room for them it finds no languages
    from vanthu_office.proofreader import Proofreader

    return Proofreader(context)


def protocol_handler(context):
    from vanthu_office.commands import ProtocolHandler

    return ProtocolHandler(context)


def options(context):
    from vanthu_office.options import Options

    return Options(context)


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(panel_factory, "vn.vanthu.writer.PanelFactory", ("com.sun.star.ui.UIElementFactory",))
g_ImplementationHelper.addImplementation(wake, "vn.vanthu.writer.Wake", ("com.sun.star.task.Job",))
g_ImplementationHelper.addImplementation(proofreader, "vn.vanthu.writer.Proofreader", ("com.sun.star.linguistic2.Proofreader",))
g_ImplementationHelper.addImplementation(protocol_handler, "vn.vanthu.writer.ProtocolHandler", ("com.sun.star.frame.ProtocolHandler",))
g_ImplementationHelper.addImplementation(options, "vn.vanthu.writer.Options", ("com.sun.star.awt.XContainerWindowEventHandler",))
