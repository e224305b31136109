variable "profile" {
  type = string
}

provider "aws" {
  region  = "eu-west-1"
  profile = var.profile
}
