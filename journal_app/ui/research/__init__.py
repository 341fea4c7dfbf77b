"""Taking part in studies: joining, choosing, handing over, and leaving again."""
