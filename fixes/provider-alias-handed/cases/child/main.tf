provider "aws" {
  region = "us-west-2"
}

provider "aws" {
  alias  = "copy"
  region = "us-east-2"
}

module "db" {
  source = "./db"
  name   = "orders"
}
