# Nobody says whether this is a move.
provider "aws" {
  region = "us-west-2"

  default_tags {
    tags = {
      Project      = "shop"
      MigratedFrom = "us-west-1"
    }
  }
}

variable "migration_date" {
  type    = string
  default = "2024-01-15"
}
