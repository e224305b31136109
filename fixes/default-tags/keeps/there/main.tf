provider "aws" {
  default_tags {
    tags = {
      Project     = "other"
      Environment = "other"
      Owner       = "other"
    }
  }
}
