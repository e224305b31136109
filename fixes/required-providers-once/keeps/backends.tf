terraform {
  backend "s3" {
    bucket = "acme-state"
    key    = "network.tfstate"
    region = "eu-west-1"
  }
}

terraform {
  backend "s3" {
    bucket = "acme-other-state"
    key    = "network.tfstate"
    region = "eu-west-1"
  }
}
