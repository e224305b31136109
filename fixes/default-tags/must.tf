provider "aws" {
  default_tags {
    tags = slot("tags_asked")
  }
}
