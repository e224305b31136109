variable "zones" {
  type    = list(string)
  default = ["a", "b"]
}

variable "region" {
  type    = string
  default = "eu-west-1"
}

locals {
  joined  = join(var.zones, ",")
  all     = merge(var.zones, ["c"])
  more    = concat(var.zones, "c")
  tags    = concat({ a = "b" }, { c = "d" })
  regions = toset(var.region)
  largest = max([1, 2, 3])
}

resource "local_file" "archive" {
  filename = "empty.zip"
  content  = base64decode("UEsFBgAAAAAAAAAAAAAAAAAAAAAAAP////8=")
}

output "all" {
  value = [local.joined, local.all, local.more, local.tags, local.regions, local.largest]
}
