variable "regions" {
  type    = list(string)
  default = ["eu-west-1", "eu-central-1"]
}

variable "with_copy" {
  type    = bool
  default = true
}

provider "aws" {
  count  = var.with_copy ? 1 : 0
  alias  = "copy"
  region = "eu-north-1"
}

provider "aws" {
  for_each = toset(var.regions)

  alias  = each.value
  region = each.value

  default_tags {
    tags = {
      Name = "shop-${each.key}"
    }
  }
}
