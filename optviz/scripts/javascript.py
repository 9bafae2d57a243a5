def javascript_script(parts, package_class):
    raise NotImplementedError
